package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Everything one decision rests on.
 *
 * @param now the caller's clock; the customer has not bought yet at this instant
 */
public record TimingRequest(
        Customer customer, Instant now, Need need, Limits limits, Economics economics, Offers offers) {

    public TimingRequest {
        requireNonNull(customer, "customer is missing");
        requireNonNull(now, "now is missing");
        requireNonNull(need, "need is missing");
        requireNonNull(limits, "limits is missing");
        requireNonNull(economics, "economics is missing");
        requireNonNull(offers, "offers is missing");
    }

    /** With the channel settled. */
    public TimingRequest(Customer customer, Instant now, Need need, Limits limits, Economics economics) {
        this(customer, now, need, limits, economics, Offers.none());
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
        return new TimingRequest(customer, later, need, limits, economics, offers);
    }

    /** The same with these channels on offer. */
    public TimingRequest offering(Offers channels) {
        return new TimingRequest(customer, now, need, limits, economics, channels);
    }

    /** The same with the channel settled. */
    TimingRequest settled(Limits chosenLimits, Economics chosenEconomics) {
        return new TimingRequest(customer, now, need, chosenLimits, chosenEconomics, Offers.none());
    }
}
