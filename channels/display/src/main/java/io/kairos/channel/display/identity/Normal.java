package io.kairos.channel.display.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What both networks ask for before hashing; empty where a value cannot be what it claims to be. */
final class Normal {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");

    private Normal() {}

    /** Without blanks, in lower case. */
    static Optional<String> email(String value) {
        String plain = value.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
        return Optional.of(plain).filter(email -> EMAIL.matcher(email).matches());
    }

    /** Gmail delivers to the same person with any dots and with anything after a plus sign. */
    static String withoutGmailVariants(String email) {
        int at = email.lastIndexOf('@');
        if (!GMAIL.contains(email.substring(at + 1))) {
            return email;
        }
        String name = email.substring(0, at);
        int plus = name.indexOf('+');
        String shown = (plus > 0 ? name.substring(0, plus) : name).replace(".", "");
        return shown.isEmpty() ? email : shown + email.substring(at);
    }

    /** In E.164 form, with {@code +}. A number without country code is nobody's. */
    static Optional<String> phone(String value) {
        String plain = value.replaceAll("[\\s().\\u00A0/-]", "");
        String international = plain.startsWith("00") ? "+" + plain.substring(2) : plain;
        return Optional.of(international).filter(phone -> E164.matcher(phone).matches());
    }

    /** Lower-case hexadecimal SHA-256 of the UTF-8 text. */
    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
