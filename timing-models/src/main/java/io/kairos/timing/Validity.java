package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How long a decision holds.
 *
 * @param until ask again at the latest then
 * @param reconsiderOn ask again when one of these happens; nothing else changes the answer
 */
public record Validity(Instant until, Set<Trigger> reconsiderOn) {

    public Validity {
        requireNonNull(until, "until is missing");
        reconsiderOn = reconsiderOn.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(reconsiderOn));
    }
}
