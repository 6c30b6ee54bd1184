package io.kairos.channel.display.fake;

import java.util.regex.Pattern;

/** Tells hashed identifiers from others. */
final class Hashes {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private Hashes() {}

    static String check(String what, String value) throws Invalid {
        if (!SHA256.matcher(value).matches()) {
            throw new Invalid(what + " is no SHA-256 in lower-case hexadecimal");
        }
        return value;
    }
}
