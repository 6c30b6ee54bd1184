package io.kairos.orchestrator.timing;

import io.kairos.orchestrator.platform.Pump;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Takes over what another node or a command put in force. On a virtual clock there is no other node. */
@Component
@ConditionalOnProperty(name = "kairos.clock", havingValue = "real", matchIfMissing = true)
class LiveModelsPump implements Pump {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final LiveModels models;
    private final InstantSource clock;
    private Instant next = Instant.MIN;

    LiveModelsPump(LiveModels models, InstantSource clock) {
        this.models = models;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "live-models";
    }

    @Override
    public int runOnce() {
        Instant now = clock.instant();
        if (now.isBefore(next)) return 0;
        next = now.plus(EVERY);
        return models.refresh() ? 1 : 0;
    }

    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }
}
