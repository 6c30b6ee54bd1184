package io.kairos.orchestrator.customer;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Where a telephone number may be. */
public final class PhonePlaces {
    private PhonePlaces() {}

    /** Every zone a number in E.164 form may be in: several where its area spans zones; none where nothing is known of it. */
    public static Set<ZoneId> zones(String number) {
        return Phones.zones(number);
    }

    /** ISO 3166-1 alpha-2 code of the country a number in E.164 form belongs to. */
    public static Optional<String> country(String number) {
        return Phones.country(number);
    }
}
