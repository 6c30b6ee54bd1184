package io.kairos.channel.display.identity;

import io.kairos.channel.spi.Recipient.Identity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A person as Meta Custom Audiences compare her: email (trimmed, lower case), phone (digits alone, with country code, without {@code +}), names
 * (lower case, letters alone), postal code (lower case, no blanks, five digits in the US), country (two letters, lower case), each as
 * hexadecimal SHA-256; what is not known is the empty text.
 */
public final class MetaIdentifiers {

    /** The order of the columns of {@link #row}. */
    public static final List<String> SCHEMA = List.of("EMAIL", "PHONE", "FN", "LN", "ZIP", "COUNTRY");

    private static final String UNKNOWN = "";

    private MetaIdentifiers() {}

    /** One row of {@code data}; empty when nothing about her can be compared. */
    public static Optional<List<String>> row(Identity person) {
        Optional<String> phone = person.phone().flatMap(Normal::phone);
        boolean named = person.firstName().isPresent()
                && person.lastName().isPresent()
                && (person.country().isPresent() || person.postalCode().isPresent());
        if (emailHash(person).isEmpty() && phone.isEmpty() && !named) {
            return Optional.empty();
        }
        return Optional.of(List.of(
                emailHash(person).orElse(UNKNOWN),
                hash(phone.map(number -> number.substring(1))),
                hash(person.firstName().map(MetaIdentifiers::letters)),
                hash(person.lastName().map(MetaIdentifiers::letters)),
                hash(person.postalCode().map(code -> zip(code, person.country()))),
                hash(person.country().map(country -> country.toLowerCase(Locale.ROOT)))));
    }

    /** The hash of her email, by which a fake network's member can be recognised. */
    public static Optional<String> emailHash(Identity person) {
        return person.email().flatMap(Normal::email).map(Normal::sha256);
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}]", "");
    }

    private static String zip(String code, Optional<String> country) {
        String plain = code.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
        return country.filter("US"::equals).isPresent() && plain.length() > 5 ? plain.substring(0, 5) : plain;
    }

    private static String hash(Optional<String> value) {
        return value.filter(text -> !text.isEmpty()).map(Normal::sha256).orElse(UNKNOWN);
    }
}
