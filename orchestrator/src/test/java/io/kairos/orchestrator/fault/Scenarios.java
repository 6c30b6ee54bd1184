package io.kairos.orchestrator.fault;

import java.util.List;

/** All scenarios, in an order in which each finds what it needs alive. */
final class Scenarios {
    private Scenarios() {}

    /** At full length. */
    static List<Scenario> all() {
        return List.of(
                RelayFaults.F13,
                RelayFaults.F14,
                TwilioFaults.asShipped(),
                new Repeats(1_000),
                new Callbacks(20),
                new CutAtCommit(10),
                RedisFault.F5,
                RedisFault.F6,
                RedisFault.F7,
                new PostgresRestart(100),
                new NodePause(40),
                new Termination(120),
                new KillMidBurst(120),
                new CrashPoints(CrashPoint.values()));
    }
}
