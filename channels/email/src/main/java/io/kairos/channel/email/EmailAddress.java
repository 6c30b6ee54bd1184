package io.kairos.channel.email;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One plain address {@code local@domain} as it stands in an SMTP envelope: ASCII, no display name, no list, no comment.
 * International domains are turned into their ASCII form; quoted local parts and domain literals are not taken.
 */
record EmailAddress(String value) {

    private static final Pattern PARTS = Pattern.compile("([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64})@([^@\\s]{1,253})");
    private static final Pattern DOMAIN = Pattern.compile(
            "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    static Optional<EmailAddress> parse(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return ascii(parts.group(2))
                .filter(domain ->
                        domain.length() <= 253 && DOMAIN.matcher(domain).matches())
                .map(domain -> new EmailAddress(parts.group(1) + "@" + domain));
    }

    private static Optional<String> ascii(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain));
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }
}
