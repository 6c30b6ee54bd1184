package io.kairos.orchestrator.timing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Fits by hand from the program's own database; nothing is stored. */
@Component
public class DatabaseFit {
    private final PastReader past;
    private final RetrainingSettings settings;
    private final InstantSource clock;

    DatabaseFit(PastReader past, RetrainingSettings settings, InstantSource clock) {
        this.past = past;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Fits from what the database holds.
     *
     * @param asOf nothing after is read; empty: now
     */
    public Fit fit(String family, String productType, Optional<Instant> asOf) {
        Instant known = asOf.orElseGet(clock::instant);
        Past read = Recipes.named(family).read(past, productType, known);
        return Fit.of(family, read, productType, settings);
    }
}
