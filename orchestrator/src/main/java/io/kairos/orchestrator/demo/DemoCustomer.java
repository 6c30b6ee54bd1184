package io.kairos.orchestrator.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * One customer of the population and all they will do.
 *
 * @param firstSign their first search or view
 * @param purchase when they buy, whatever they are sent; empty when they never do
 * @param date the day the need is for
 * @param country ISO 3166 alpha-2
 * @param zone where they live; the program has to find it out from the country
 */
record DemoCustomer(
        String userId,
        String productType,
        String country,
        ZoneId zone,
        Instant firstSign,
        Optional<Instant> purchase,
        Optional<LocalDate> date,
        List<DemoEvent> events) {
    DemoCustomer {
        events = List.copyOf(events);
    }
}
