package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import io.kairos.timing.hours.PersonHours;
import java.util.Optional;

/**
 * Who is asked for.
 *
 * @param key opaque; never read for its content, it only keys chance
 * @param segment of the customer, where there is one; models may be fitted for it
 * @param pressure of messages on the customer over all needs; empty: messages do not tire
 * @param hours at which the customer acted before, in local time; empty: unknown
 */
public record Customer(
        String key,
        CustomerClock clock,
        Optional<String> segment,
        Optional<Pressure> pressure,
        Optional<PersonHours> hours) {

    public Customer {
        requireNonNull(key, "key is missing");
        requireNonNull(clock, "clock is missing");
        requireNonNull(segment, "segment is missing");
        requireNonNull(pressure, "pressure is missing");
        requireNonNull(hours, "hours is missing");
    }

    /** Whose own hours are unknown. */
    public Customer(String key, CustomerClock clock, Optional<String> segment, Optional<Pressure> pressure) {
        this(key, clock, segment, pressure, Optional.empty());
    }

    public static Customer of(String key, CustomerClock clock) {
        return new Customer(key, clock, Optional.empty(), Optional.empty());
    }

    public Customer in(String segment) {
        return new Customer(key, clock, Optional.of(segment), pressure, hours);
    }

    public Customer under(Pressure pressure) {
        return new Customer(key, clock, segment, Optional.of(pressure), hours);
    }

    /** With the hours of the customer's own earlier actions. */
    public Customer acting(PersonHours hours) {
        return new Customer(key, clock, segment, pressure, Optional.of(hours));
    }
}
