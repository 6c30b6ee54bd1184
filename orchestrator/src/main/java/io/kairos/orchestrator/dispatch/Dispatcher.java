package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.guard.FrequencyCaps;
import io.kairos.orchestrator.guard.FrequencyCaps.Reservation;
import io.kairos.orchestrator.platform.Pump;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Works off the queue. A round claims what is due, asks the guards, and puts what may go on the wire. When
 * {@link #runOnce} returns, all it claimed is settled.
 */
@Component
class Dispatcher implements Pump {
    private final DispatchStore store;
    private final Preparation preparation;
    private final FrequencyCaps caps;
    private final Wire wire;
    private final DispatchSettings settings;
    private final InstantSource clock;

    Dispatcher(
            DispatchStore store,
            Preparation preparation,
            FrequencyCaps caps,
            Wire wire,
            DispatchSettings settings,
            InstantSource clock) {
        this.store = store;
        this.preparation = preparation;
        this.caps = caps;
        this.wire = wire;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "dispatch";
    }

    @Override
    public int runOnce() {
        wire.recordAnswers();
        caps.restoreIfLost();
        Lease lease = Lease.begin(settings.lease());
        Instant now = clock.instant();
        List<Claim> claims = store.claim(settings.batch(), now);
        if (claims.isEmpty()) {
            return 0;
        }
        List<Prepared> prepared = preparation.prepare(claims, now);
        wire.stop(only(prepared, Prepared.Stopped.class), now);
        List<Prepared.Ready> ready = only(prepared, Prepared.Ready.class);
        Reservation reservation =
                caps.reserve(ready.stream().map(one -> one.claim().request()).toList(), now);
        wire.send(ready, reservation, lease);
        return claims.size();
    }

    @Override
    public Optional<Instant> nextDue() {
        return store.nextDue();
    }

    private static <T extends Prepared> List<T> only(List<Prepared> prepared, Class<T> kind) {
        return prepared.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
