package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Everything one decision rests on.
 *
 * @param now the caller's clock; the customer has not bought yet at this instant
 */
public record TimingRequest(Customer customer, Instant now, Need need, Limits limits, Economics economics) {

    public TimingRequest {
        requireNonNull(customer);
        requireNonNull(now);
        requireNonNull(need);
        requireNonNull(limits);
        requireNonNull(economics);
    }

    /** About a customer of whom no more than the clock is known. */
    public TimingRequest(
            String customerKey, Instant now, Need need, CustomerClock clock, Limits limits, Economics economics) {
        this(Customer.of(customerKey, clock), now, need, limits, economics);
    }

    public String customerKey() {
        return customer.key();
    }

    public CustomerClock clock() {
        return customer.clock();
    }

    /** The same at another instant. */
    public TimingRequest at(Instant later) {
        return new TimingRequest(customer, later, need, limits, economics);
    }
}
