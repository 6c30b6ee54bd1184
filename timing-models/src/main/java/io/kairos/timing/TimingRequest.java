package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Everything one decision rests on.
 *
 * @param customerKey opaque; never read for its content
 * @param now the caller's clock; the customer has not bought yet at this instant
 */
public record TimingRequest(
        String customerKey, Instant now, Need need, CustomerClock clock, Limits limits, Economics economics) {

    public TimingRequest {
        requireNonNull(customerKey);
        requireNonNull(now);
        requireNonNull(need);
        requireNonNull(clock);
        requireNonNull(limits);
        requireNonNull(economics);
    }
}
