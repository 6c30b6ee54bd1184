package io.kairos.orchestrator.design;

import io.kairos.orchestrator.platform.Pump;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts in force what was to be launched at an hour that has come. */
@Component
class LaunchPump implements Pump {
    private final LaunchStore store;
    private final LaunchDesk desk;
    private final InstantSource clock;

    LaunchPump(LaunchStore store, LaunchDesk desk, InstantSource clock) {
        this.store = store;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "launches";
    }

    @Override
    public int runOnce() {
        List<Launch> due = store.due(clock.instant());
        due.forEach(launch -> desk.start(launch.journeyId(), launch.version()));
        return due.size();
    }

    @Override
    public Optional<Instant> nextDue() {
        return store.nextDue();
    }
}
