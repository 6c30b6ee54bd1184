package io.kairos.orchestrator.guard;

import io.kairos.channel.spi.Recipient;
import io.kairos.orchestrator.customer.CustomerProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads person and postal address from traits named as in Segment's specification, {@code address} being an object. */
final class Persons {
    private static final Map<String, String> COUNTRIES = countries();

    private Persons() {}

    /** Every identifier that is known; at least one of email, phone and name. */
    static Reached identity(CustomerProfile customer) {
        Map<?, ?> address = address(customer);
        try {
            Optional<String> phone = customer.phone().filter(number -> number.matches("\\+[1-9][0-9]{6,14}"));
            Optional<String> lastName = trait(customer.traits(), "lastName", "last_name", "lastname");
            if (Stream.of(customer.email(), phone, customer.firstName(), lastName)
                    .allMatch(Optional::isEmpty)) {
                return new Reached.Nowhere();
            }
            return new Reached.At(new Recipient.Identity(
                    customer.email(),
                    phone,
                    customer.firstName(),
                    lastName,
                    country(address),
                    trait(address, "postalCode", "postal_code", "zip")));
        } catch (IllegalArgumentException holdsWhatNoIdentifierHolds) {
            return new Reached.Unusable();
        }
    }

    /** A complete postal address: street, postal code, city, country and a name to put on the envelope. */
    static Reached postal(CustomerProfile customer) {
        Map<?, ?> address = address(customer);
        if (address.isEmpty()) {
            return new Reached.Nowhere();
        }
        Optional<String> name = name(customer);
        Optional<String> street = trait(address, "street");
        Optional<String> postalCode = trait(address, "postalCode", "postal_code", "zip");
        Optional<String> city = trait(address, "city");
        Optional<String> country = country(address);
        List<String> missing = new ArrayList<>();
        note(missing, "name", name);
        note(missing, "street", street);
        note(missing, "postalCode", postalCode);
        note(missing, "city", city);
        note(missing, "country", country);
        if (!missing.isEmpty()) {
            return new Reached.Incomplete(String.join(", ", missing));
        }
        try {
            return new Reached.At(new Recipient.Postal(
                    name.orElseThrow(),
                    street.orElseThrow()
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .toList(),
                    postalCode.orElseThrow(),
                    city.orElseThrow(),
                    trait(address, "state", "region").orElse(""),
                    country.orElseThrow()));
        } catch (IllegalArgumentException holdsWhatNoLetterShows) {
            return new Reached.Unusable();
        }
    }

    private static void note(List<String> missing, String part, Optional<String> value) {
        if (value.isEmpty()) {
            missing.add(part);
        }
    }

    private static Optional<String> name(CustomerProfile customer) {
        Optional<String> lastName = trait(customer.traits(), "lastName", "last_name", "lastname");
        Optional<String> both = customer.firstName().flatMap(first -> lastName.map(last -> first + " " + last));
        return both.or(() -> trait(customer.traits(), "name")).or(() -> lastName);
    }

    private static Map<?, ?> address(CustomerProfile customer) {
        return customer.traits().get("address") instanceof Map<?, ?> parts ? parts : Map.of();
    }

    private static Optional<String> trait(Map<?, ?> traits, String... names) {
        return Stream.of(names)
                .map(traits::get)
                .filter(value -> value instanceof String || value instanceof Number)
                .map(value -> value.toString().strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static Optional<String> country(Map<?, ?> address) {
        return trait(address, "country", "country_code", "countryCode")
                .flatMap(name -> Optional.ofNullable(COUNTRIES.get(name.toLowerCase(Locale.ROOT))));
    }

    /** Codes and names in English and French, all in small letters. */
    private static Map<String, String> countries() {
        Map<String, String> countries = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(code).build();
            countries.put(country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
            countries.put(country.getDisplayCountry(Locale.FRENCH).toLowerCase(Locale.ROOT), code);
            countries.put(code.toLowerCase(Locale.ROOT), code);
        }
        return countries;
    }
}
