package io.kairos.timing.zone;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that tells where a customer lives, or at least what her clock shows. */
public sealed interface ZoneFact {

    /** She said so herself. */
    record Explicit(ZoneId zone) implements ZoneFact {}

    /** Her device or browser names its zone. */
    record Device(ZoneId zone) implements ZoneFact {}

    /** Her device or browser gave its offset from UTC at some instant; several zones share one. */
    record DeviceOffset(ZoneOffset offset, Instant seen) implements ZoneFact {}

    /**
     * Where she has parcels sent.
     *
     * @param country ISO 3166-1, two letters
     * @param region second part of ISO 3166-2, for example {@code CA} of {@code US-CA}
     */
    record Address(String country, Optional<String> region) implements ZoneFact {}

    /** Number with its country's calling code: {@code +32 ...} or {@code 0032 ...}. */
    record Phone(String number) implements ZoneFact {}

    /** Country alone, ISO 3166-1, two letters. */
    record Country(String country) implements ZoneFact {}

    /** When she did something by herself; not when a message reached her. */
    record Activity(List<Instant> instants) implements ZoneFact {
        public Activity {
            instants = List.copyOf(instants);
        }
    }

    /** Where customers like her live: share by zone, each above 0. */
    record Segment(Map<ZoneId, Double> shares) implements ZoneFact {
        public Segment {
            shares = Map.copyOf(shares);
            shares.forEach((zone, share) -> {
                if (!(share > 0 && share < Double.POSITIVE_INFINITY))
                    throw new IllegalArgumentException("share of " + zone + " must be above 0, was " + share);
            });
        }
    }
}
