package io.kairos.channel.display.identity;

import io.kairos.channel.spi.Recipient.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A person as Google Customer Match compares her: email (blanks removed, lower case, at Gmail without dots and plus suffix), phone (E.164 with
 * {@code +}) and names (trimmed, lower case) as hexadecimal SHA-256; country and postal code in the clear, for they only narrow the names.
 */
public final class GoogleIdentifiers {

    private GoogleIdentifiers() {}

    /** {@code userIdentifiers} of one member; none when nothing about her can be compared. */
    public static List<Map<String, Object>> of(Identity person) {
        List<Map<String, Object>> identifiers = new ArrayList<>();
        emailHash(person).ifPresent(hash -> identifiers.add(Map.of("emailAddress", hash)));
        person.phone()
                .flatMap(Normal::phone)
                .ifPresent(phone -> identifiers.add(Map.of("phoneNumber", Normal.sha256(phone))));
        if (person.firstName().isPresent()
                && person.lastName().isPresent()
                && person.country().isPresent()
                && person.postalCode().isPresent()) {
            identifiers.add(Map.of(
                    "address",
                    Map.of(
                            "givenName", name(person.firstName().get()),
                            "familyName", name(person.lastName().get()),
                            "regionCode", person.country().get(),
                            "postalCode", person.postalCode().get().strip())));
        }
        return identifiers;
    }

    /** The hash of her email, by which a fake network's member can be recognised. */
    public static Optional<String> emailHash(Identity person) {
        return person.email()
                .flatMap(Normal::email)
                .map(Normal::withoutGmailVariants)
                .map(Normal::sha256);
    }

    private static String name(String name) {
        return Normal.sha256(name.strip().toLowerCase(Locale.ROOT));
    }
}
