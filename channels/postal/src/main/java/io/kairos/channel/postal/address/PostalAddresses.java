package io.kairos.channel.postal.address;

import io.kairos.channel.spi.Recipient.Postal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether an address is complete enough to be posted to, and how it is written on the envelope. */
public final class PostalAddresses {

    private PostalAddresses() {}

    /** What is missing or cannot be right; none for an address that a letter can be sent to. */
    public static List<AddressProblem> problems(Postal address) {
        List<AddressProblem> problems = new ArrayList<>();
        missing(problems, "name", "the name", "le nom", address.name());
        missing(problems, "street", "the street", "la rue", String.join("", address.lines()));
        missing(problems, "city", "the town", "la ville", address.city());
        missing(problems, "country", "the country", "le pays", address.country());
        if (!address.country().isEmpty()) {
            inCountry(problems, address);
        }
        return problems;
    }

    private static void inCountry(List<AddressProblem> problems, Postal address) {
        CountryRules rules = CountryRules.of(address.country());
        String code = code(address);
        if (code.isEmpty()) {
            missing(problems, "postal-code", "the postal code", "le code postal", code);
        } else if (!rules.code().matcher(code).matches()) {
            problems.add(new AddressProblem(
                    "postal-code",
                    "the postal code does not look like one of " + address.country() + ", such as " + rules.example()
                            + ": correct it",
                    "le code postal ne ressemble pas à un code de " + address.country() + ", comme " + rules.example()
                            + " : corrigez-le"));
        }
        if (rules.needsRegion()) {
            missing(problems, "region", "the state or province", "l'État ou la province", address.region());
        }
    }

    /**
     * The lines of the address block: name, street, town as the country writes it; the country last, in capitals, when the letter crosses a
     * border.
     *
     * @param postedIn two letters as in ISO 3166
     */
    public static List<String> block(Postal address, String postedIn) {
        List<String> block = new ArrayList<>();
        block.add(address.name().strip());
        address.lines().stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(block::add);
        town(address).lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(block::add);
        if (!address.country().equals(postedIn)) {
            block.add(new Locale.Builder()
                    .setRegion(address.country())
                    .build()
                    .getDisplayCountry(Locale.ENGLISH)
                    .toUpperCase(Locale.ROOT));
        }
        return block;
    }

    private static String town(Postal address) {
        StringBuilder line = new StringBuilder();
        for (char sign : CountryRules.of(address.country()).town().toCharArray()) {
            switch (sign) {
                case 'c' -> line.append(code(address));
                case 't' -> line.append(address.city().strip());
                case 'T' -> line.append(address.city().strip().toUpperCase(Locale.ROOT));
                case 'r' -> line.append(address.region().strip());
                default -> line.append(sign);
            }
        }
        return line.toString();
    }

    private static String code(Postal address) {
        return address.postalCode().strip().toUpperCase(Locale.ROOT);
    }

    private static void missing(List<AddressProblem> problems, String part, String en, String fr, String value) {
        if (value.isBlank()) {
            problems.add(new AddressProblem(
                    part, en + " is missing: add it to the address", fr + " manque : complétez l'adresse"));
        }
    }
}
