package io.kairos.journeys.product;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What an event said about a need.
 *
 * @param date the day the need is for, such as the arrival
 * @param endDate the last day, never before {@code date}
 * @param value what winning the need would bring, in {@code currency}; never negative
 * @param currency ISO 4217 code
 * @param zone time zone of the place the need is about
 * @param features further facts by the name the product type gives them
 */
public record NeedFacts(
        Optional<LocalDate> date,
        Optional<LocalDate> endDate,
        Optional<BigDecimal> value,
        Optional<String> currency,
        Optional<ZoneId> zone,
        Map<String, String> features) {

    public static final NeedFacts NONE = new NeedFacts(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    public NeedFacts {
        features = Map.copyOf(features);
    }

    /** The same facts without their dates, for dates that cannot be trusted. */
    NeedFacts withoutDates() {
        return new NeedFacts(Optional.empty(), Optional.empty(), value, currency, zone, features);
    }
}
