package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.guard.FrequencyCaps;
import io.kairos.orchestrator.guard.FrequencyCaps.Reservation;
import io.kairos.orchestrator.platform.Pump;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/**
 * Works off the messages of one channel, beside all other lanes: whatever its provider does delays no other channel. A round
 * claims what is due, a batch or several, asks the guards, and puts what may go on the wire; when {@link #runOnce} returns, all it claimed is
 * settled. Nothing is claimed while the provider's breaker is open, or beyond its rate: what waits keeps its place and its
 * deadline. Used by one thread at a time; a channel may have several lanes.
 */
final class Lane implements Pump {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    /** As long as much is due, the answers of one batch are stored with the next; a round begins none after this time. */
    private static final Duration ROUND = Duration.ofMillis(500);

    private final String channel;
    private final Tools tools;
    private final Wire wire;
    private final Gate gate;
    private final Portion portion;

    Lane(String channel, Tools tools, Wire wire, Gate gate) {
        this.channel = channel;
        this.tools = tools;
        this.wire = wire;
        this.gate = gate;
        this.portion = new Portion(tools.settings().batch());
    }

    /** What all lanes share. */
    record Tools(
            DispatchStore store,
            Preparation preparation,
            FrequencyCaps caps,
            DispatchSettings settings,
            InstantSource clock) {}

    @Override
    public String name() {
        return "dispatch";
    }

    @Override
    public int runOnce() {
        wire.recordAnswers();
        Instant end = tools.clock().instant().plus(ROUND);
        int found = 0;
        boolean more = true;
        while (more) {
            int most = gate.enter(tools.settings().batch());
            boolean together = most > 0 && wire.takes(most);
            int here = most == 0 ? 0 : turn(most, together);
            found += here;
            more = together && here == most && tools.clock().instant().isBefore(end);
        }
        wire.recordAnswers();
        return found;
    }

    private int turn(int most, boolean together) {
        int used = 0;
        try {
            Wire.Begun begun = (together ? atOnce(most) : Optional.<Wire.Begun>empty()).orElseGet(() -> leased(most));
            used = begun.sent();
            return begun.found();
        } finally {
            gate.leave(most - used);
        }
    }

    /**
     * One transaction stores what was answered, finds what is due and commits it as on the wire: a message is written once before
     * it leaves, and a crash in between leaves it where it was. Empty when they cannot all be looked at together.
     */
    private Optional<Wire.Begun> atOnce(int most) {
        tools.caps().restoreIfLost();
        try {
            return Optional.of(wire.send(() -> {
                Instant now = tools.clock().instant();
                List<Claim> claims = tools.store().waiting().take(channel, most, now);
                return claims.isEmpty() ? List.of() : tools.preparation().prepare(claims, now);
            }));
        } catch (TransientDataAccessException | DataAccessResourceFailureException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.info("Channel {}: messages are looked at one by one: {}", channel, e.toString());
            return Optional.empty();
        }
    }

    /** What is worked off under a lease, since not all of it fits on the wire at once. */
    private Wire.Begun leased(int most) {
        Lease lease = Lease.begin(tools.settings().lease());
        List<Claim> claims = tools.store()
                .waiting()
                .claim(channel, portion.of(most), tools.clock().instant());
        if (claims.isEmpty()) {
            return new Wire.Begun(0, 0);
        }
        int sent = work(claims, lease);
        portion.used(claims.size(), lease.isHalfOver());
        return new Wire.Begun(claims.size(), sent);
    }

    /** How many went on the wire. */
    private int work(List<Claim> claims, Lease lease) {
        tools.caps().restoreIfLost();
        Instant now = tools.clock().instant();
        List<Prepared> prepared = prepare(claims, now);
        wire.stop(Prepared.only(prepared, Prepared.Stopped.class), now);
        List<Prepared.Ready> ready = Prepared.only(prepared, Prepared.Ready.class);
        Reservation reservation = tools.caps()
                .reserve(ready.stream().map(one -> one.claim().request()).toList(), now);
        return wire.send(ready, reservation, lease);
    }

    /** One message that cannot even be looked at must not keep the others. */
    private List<Prepared> prepare(List<Claim> claims, Instant now) {
        try {
            return tools.preparation().prepare(claims, now);
        } catch (TransientDataAccessException | DataAccessResourceFailureException e) {
            throw e;
        } catch (RuntimeException e) {
            return tools.preparation().prepareEach(claims, now);
        }
    }

    @Override
    public Optional<Instant> nextDue() {
        Optional<Instant> reopens = gate.opensAt();
        return tools.store()
                .waiting()
                .nextDue(channel)
                .map(due -> reopens.filter(due::isBefore).orElse(due));
    }

    /** Begins nothing more: no claim, and no message of a round under way. */
    void finish() {
        gate.close();
    }

    void close() {
        wire.close();
    }
}
