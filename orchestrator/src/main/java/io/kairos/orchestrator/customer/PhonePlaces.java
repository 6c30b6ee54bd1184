package io.kairos.orchestrator.customer;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Where a telephone number may be. */
public final class PhonePlaces {
    private PhonePlaces() {}

    /**
     * A place.
     *
     * @param country ISO 3166-1 alpha-2 code
     * @param zones several where the number's area spans zones; none where nothing is known of it
     */
    public record PhonePlace(Optional<String> country, Set<ZoneId> zones) {
        static final PhonePlace UNKNOWN = new PhonePlace(Optional.empty(), Set.of());

        public PhonePlace {
            zones = Set.copyOf(zones);
        }
    }

    /** The country and every zone a number in E.164 form may be in. */
    public static PhonePlace of(String number) {
        return Phones.place(number);
    }

    /** ISO 3166-1 alpha-2 code of the country a number in E.164 form belongs to. */
    public static Optional<String> country(String number) {
        return Phones.country(number);
    }
}
