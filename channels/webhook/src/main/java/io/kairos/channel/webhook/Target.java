package io.kairos.channel.webhook;

import io.kairos.channel.webhook.WebhookSettings.Reach;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Judges the address of a webhook by its text, before any name is resolved. */
final class Target {

    /** A last label of digits, or hexadecimal, makes browsers and C libraries read the whole host as an IPv4 address. */
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)\\.?");

    private static final Pattern DOTTED_QUAD =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?\\.?");

    private Target() {}

    /** The address, if it is one of the web. */
    static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text)).filter(url -> url.isAbsolute() && !url.isOpaque());
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /** What speaks against calling it. */
    static Optional<String> objection(URI url, Reach reach) {
        String scheme = String.valueOf(url.getScheme());
        String host = url.getHost();
        if (!scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
            return Optional.of("only https addresses are called");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            return Optional.of("an address with user, password or fragment is not called");
        }
        if (host == null || host.isEmpty()) {
            return Optional.of("the address names no host");
        }
        if (scheme.equalsIgnoreCase("http") && !reach.plainHttp()) {
            return Optional.of("http is not allowed: use https, or allow http in the channel's settings");
        }
        return isOddNumber(host) ? Optional.of("the host is an IP address in an unusual form") : Optional.empty();
    }

    private static boolean isOddNumber(String host) {
        if (host.startsWith("[")) {
            return host.contains("%");
        }
        return ENDS_IN_NUMBER.matcher(host).matches()
                        && !DOTTED_QUAD.matcher(host).matches()
                || !NAME.matcher(host).matches();
    }
}
