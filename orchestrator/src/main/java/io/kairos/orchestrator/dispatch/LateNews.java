package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.guard.FrequencyCaps;
import io.kairos.orchestrator.guard.SendRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What becomes known of a dispatch after its hand-off ended without an answer. It settles what is unknown, or waits to be
 * repeated, and changes nothing else: what was accepted or refused stays so. Runs in the caller's transaction. Thread-safe.
 */
@Component
public class LateNews {
    private final DispatchStore store;
    private final Ledger ledger;
    private final FrequencyCaps caps;
    private final InstantSource clock;

    LateNews(DispatchStore store, Ledger ledger, FrequencyCaps caps, InstantSource clock) {
        this.store = store;
        this.ledger = ledger;
        this.caps = caps;
        this.clock = clock;
    }

    /** Whose dispatch of this channel it is; empty when there is none, or it never was handed over. */
    public Optional<UUID> customer(String channel, UUID dispatch) {
        return held(channel, dispatch).map(held -> held.claim().dispatch().customerId());
    }

    /** The provider has it. */
    public void accepted(String channel, UUID dispatch, String providerId) {
        held(channel, dispatch)
                .filter(LateNews::isOpen)
                .ifPresent(held -> ledger.resolve(held.claim(), held.state(), providerId, clock.instant()));
    }

    /**
     * The provider had it, and it will not arrive.
     *
     * @return the message whose place under the frequency caps is free, to be given to {@link #free} after the commit
     */
    public Optional<SendRequest> refused(String channel, UUID dispatch, String code, String why) {
        return held(channel, dispatch).filter(LateNews::isOpen).map(held -> {
            ledger.refuseLate(held.claim(), held.state(), code, why, clock.instant());
            return held.claim().request();
        });
    }

    /** Gives back places under the frequency caps; not in a transaction. */
    public void free(List<SendRequest> requests) {
        caps.release(requests);
    }

    private Optional<DispatchStore.Held> held(String channel, UUID dispatch) {
        return store.held(channel, Set.of(dispatch)).stream().findFirst();
    }

    private static boolean isOpen(DispatchStore.Held held) {
        return held.state() == State.UNKNOWN
                || held.state() == State.READY && held.claim().attempts() > 0;
    }
}
