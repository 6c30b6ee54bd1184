package io.kairos.channel.spi;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a channel reaches a customer. Constructors refuse every control character, line breaks and U+0000 among them.
 * Whether an address is complete and in use is the channel's to judge. Printing shows the kind alone.
 */
public sealed interface Recipient {

    /** The kinds of recipient, as a channel declares them. */
    enum Kind {
        LINE,
        EMAIL,
        PHONE,
        IDENTITY,
        POSTAL,
        URL
    }

    /** Which kind it is. */
    Kind kind();

    /** The recipient on one line, never blank. */
    String line();

    /**
     * An address in the channel's own form, which the channel reads itself.
     *
     * @param line one line without blanks around it
     */
    record Line(String line) implements Recipient {
        public Line {
            OneLine.checkAddress("address", line);
        }

        @Override
        public Kind kind() {
            return Kind.LINE;
        }

        @Override
        public String toString() {
            return "Line[hidden]";
        }
    }

    /**
     * An email address.
     *
     * @param line one line without blanks around it
     */
    record Email(String line) implements Recipient {
        public Email {
            OneLine.checkAddress("email address", line);
        }

        @Override
        public Kind kind() {
            return Kind.EMAIL;
        }

        @Override
        public String toString() {
            return "Email[hidden]";
        }
    }

    /**
     * A telephone number.
     *
     * @param line in E.164 form: {@code +}, country code, number, 15 digits at most
     */
    record Phone(String line) implements Recipient {

        private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

        public Phone {
            if (!E164.matcher(line).matches()) {
                throw new IllegalArgumentException(
                        "phone number is not in E.164 form: '+', country code and number, 7 to 15 digits, no blanks");
            }
        }

        @Override
        public Kind kind() {
            return Kind.PHONE;
        }

        @Override
        public String toString() {
            return "Phone[hidden]";
        }
    }

    /**
     * What is known of a person, in the clear, from which a channel makes the hashed identifiers of an audience.
     *
     * @param country two letters as in ISO 3166, such as {@code FR}
     * @param postalCode as written on a letter
     */
    record Identity(
            Optional<String> email,
            Optional<String> phone,
            Optional<String> firstName,
            Optional<String> lastName,
            Optional<String> country,
            Optional<String> postalCode)
            implements Recipient {
        public Identity {
            email.ifPresent(value -> OneLine.checkAddress("email", value));
            phone.ifPresent(value -> OneLine.checkAddress("phone", value));
            firstName.ifPresent(value -> OneLine.checkAddress("first name", value));
            lastName.ifPresent(value -> OneLine.checkAddress("last name", value));
            country.ifPresent(value -> OneLine.checkCountry("country", value));
            postalCode.ifPresent(value -> OneLine.checkAddress("postal code", value));
            if (Stream.of(email, phone, firstName, lastName).allMatch(Optional::isEmpty)) {
                throw new IllegalArgumentException("identity names no email, phone, first name or last name");
            }
        }

        @Override
        public Kind kind() {
            return Kind.IDENTITY;
        }

        @Override
        public String line() {
            return Stream.of(email, phone, firstName, lastName)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public String toString() {
            return "Identity[hidden]";
        }
    }

    /**
     * A postal address. A part that is not known is the empty string; the channel refuses an incomplete address.
     *
     * @param name of the person, as on the envelope
     * @param lines street and what else stands between name and town, at most 4
     * @param region state or province, where the country's addresses have one
     * @param country two letters as in ISO 3166, such as {@code FR}, or empty
     */
    record Postal(String name, List<String> lines, String postalCode, String city, String region, String country)
            implements Recipient {

        private static final int MAX_LINES = 4;
        private static final int MAX_PART = 200;

        public Postal {
            lines = List.copyOf(lines);
            if (lines.size() > MAX_LINES) {
                throw new IllegalArgumentException("postal address has more than 4 lines: " + lines.size());
            }
            OneLine.check("name", name, MAX_PART);
            lines.forEach(one -> OneLine.check("address line", one, MAX_PART));
            OneLine.check("postal code", postalCode, MAX_PART);
            OneLine.check("city", city, MAX_PART);
            OneLine.check("region", region, MAX_PART);
            if (!country.isEmpty()) {
                OneLine.checkCountry("country", country);
            }
            if (name.isBlank() && lines.stream().allMatch(String::isBlank) && city.isBlank()) {
                throw new IllegalArgumentException("postal address is blank");
            }
        }

        @Override
        public Kind kind() {
            return Kind.POSTAL;
        }

        @Override
        public String line() {
            return Stream.of(Stream.of(name), lines.stream(), Stream.of(postalCode, city, region, country))
                    .flatMap(part -> part)
                    .filter(part -> !part.isBlank())
                    .collect(Collectors.joining(", "));
        }

        @Override
        public String toString() {
            return "Postal[hidden]";
        }
    }

    /** An address of the web; which of them may be called is the channel's to judge. */
    record Url(URI url) implements Recipient {
        public Url {
            OneLine.checkAddress("url", url.toString());
            if (!url.isAbsolute()) {
                throw new IllegalArgumentException("url is not absolute");
            }
        }

        @Override
        public Kind kind() {
            return Kind.URL;
        }

        @Override
        public String line() {
            return url.toString();
        }

        @Override
        public String toString() {
            return "Url[hidden]";
        }
    }
}
