package io.kairos.orchestrator.product;

import io.kairos.orchestrator.platform.Pump;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes over within a second what was changed on another node. */
@Component
class ProductTypesPump implements Pump {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final ProductTypes types;
    private final InstantSource clock;
    private Instant next = Instant.MIN;

    ProductTypesPump(ProductTypes types, InstantSource clock) {
        this.types = types;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "product-types";
    }

    @Override
    public int runOnce() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return 0;
        }
        next = now.plus(EVERY);
        return types.refresh() ? 1 : 0;
    }

    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }
}
