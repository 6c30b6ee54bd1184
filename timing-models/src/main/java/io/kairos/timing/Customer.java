package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import io.kairos.timing.hours.PersonHours;
import java.util.List;
import java.util.Optional;

/**
 * Who is asked for.
 *
 * @param key opaque; never read for its content, it only keys chance
 * @param segment of the customer, where there is one; models may be fitted for it
 * @param pressure of messages on the customer over all needs; empty: messages do not tire
 * @param hours at which the customer acted before, in local time; empty: unknown
 * @param earlier needs of this product type that are over, in any order; they tell how fast this customer decides
 */
public record Customer(
        String key,
        CustomerClock clock,
        Optional<String> segment,
        Optional<Pressure> pressure,
        Optional<PersonHours> hours,
        List<EarlierNeed> earlier) {

    public Customer {
        requireNonNull(key, "key is missing");
        requireNonNull(clock, "clock is missing");
        requireNonNull(segment, "segment is missing");
        requireNonNull(pressure, "pressure is missing");
        requireNonNull(hours, "hours is missing");
        earlier = List.copyOf(earlier);
    }

    /** Of whose earlier needs nothing is known. */
    public Customer(
            String key,
            CustomerClock clock,
            Optional<String> segment,
            Optional<Pressure> pressure,
            Optional<PersonHours> hours) {
        this(key, clock, segment, pressure, hours, List.of());
    }

    /** Whose own hours are unknown. */
    public Customer(String key, CustomerClock clock, Optional<String> segment, Optional<Pressure> pressure) {
        this(key, clock, segment, pressure, Optional.empty(), List.of());
    }

    public static Customer of(String key, CustomerClock clock) {
        return new Customer(key, clock, Optional.empty(), Optional.empty());
    }

    public Customer in(String segment) {
        return new Customer(key, clock, Optional.of(segment), pressure, hours, earlier);
    }

    public Customer under(Pressure pressure) {
        return new Customer(key, clock, segment, Optional.of(pressure), hours, earlier);
    }

    /** With the hours of the customer's own earlier actions. */
    public Customer acting(PersonHours hours) {
        return new Customer(key, clock, segment, pressure, Optional.of(hours), earlier);
    }

    /** With what became of earlier needs of the same product type; see {@link EarlierNeed}. */
    public Customer having(List<EarlierNeed> earlier) {
        return new Customer(key, clock, segment, pressure, hours, earlier);
    }
}
