package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.dispatch.DispatchTables.Reachable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application with channels that came in with a jar, their providers on this machine, and one customer. */
abstract class WithProviders extends SendingCase {
    private static final int BORNE = 10_000;

    @Autowired
    Dispatcher dispatcher;

    ChannelTables tables;
    Reachable ada;

    @DynamicPropertySource
    static void channels(DynamicPropertyRegistry registry) {
        Providers.settings(registry);
        // they fail on purpose, and one breaker serves all tests
        registry.add("kairos.dispatch.lanes.breaker.window", () -> BORNE);
        registry.add("kairos.dispatch.lanes.breaker.at-least", () -> BORNE);
    }

    @BeforeEach
    void customer() {
        jdbc.update(
                "update dispatch set state = 'cancelled' where state in ('ready', 'held', 'claimed', 'sending', 'unknown')");
        Providers.on(clock);
        tables = new ChannelTables(jdbc);
        ada = tables.reachable(clock.instant(), Map.of());
    }

    /** In the queue. */
    NewDispatch waiting(String channel, int round) {
        NewDispatch due = tables.by(channel, ada.reminder(clock.instant(), round, Optional.empty()));
        queue.add(List.of(due));
        return due;
    }

    /** Worked off as far as can be at this instant. */
    NewDispatch sent(String channel, int round) {
        NewDispatch due = waiting(channel, round);
        rig.drain(dispatcher);
        return due;
    }

    NewDispatch sent(String channel) {
        return sent(channel, 1);
    }
}
