package io.kairos.orchestrator.engine.sleep;

import java.util.List;

/** Instances that one transaction has taken and that are to run in it. */
public final class Claimed {
    private final List<Sleeper> sleepers;

    Claimed(List<Sleeper> sleepers) {
        this.sleepers = sleepers;
    }

    List<Sleeper> sleepers() {
        return sleepers;
    }

    /** Whose they are, urgent ones first, then the earliest due. */
    public List<SleepingKey> keys() {
        return sleepers.stream().map(Sleeper::key).toList();
    }
}
