package io.kairos.orchestrator.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The best a marketer can do without a model of the customer: the same offsets and hour for everybody, chosen on the
 * customers of the time before by coordinate ascent on the value caught.
 *
 * @param offsets in the anchor's unit, in the order they go out
 * @param hour of the day, where the anchor counts days
 */
record FixedPolicy(String productType, Anchor anchor, List<Integer> offsets, int hour, Duration halfLife) {
    private static final int FIRST_HOUR = 8;
    private static final int LAST_HOUR = 20;

    FixedPolicy {
        offsets = List.copyOf(offsets);
    }

    /** @param messages how many it may send, as many as just-in-time may */
    static FixedPolicy fit(
            String productType, Anchor anchor, List<DemoCustomer> past, int messages, Duration halfLife) {
        var buyers = past.stream()
                .filter(customer -> customer.purchase().isPresent())
                .toList();
        return IntStream.rangeClosed(FIRST_HOUR, anchor.countsDays() ? LAST_HOUR : FIRST_HOUR)
                .mapToObj(hour -> new FixedPolicySearch(anchor, buyers, hour, halfLife).best(messages))
                .max(Comparator.comparingDouble(FixedPolicySearch.Found::value))
                .map(found -> new FixedPolicy(productType, anchor, found.offsets(), found.hour(), halfLife))
                .orElseThrow();
    }

    /** What this customer would be sent until they buy. */
    List<Instant> sends(DemoCustomer customer) {
        return offsets.stream()
                .map(offset -> anchor.instant(customer, offset, hour))
                .filter(send -> !send.isBefore(customer.firstSign()))
                .sorted()
                .distinct()
                .toList();
    }

    String words() {
        return anchor.describe(offsets, hour);
    }
}
