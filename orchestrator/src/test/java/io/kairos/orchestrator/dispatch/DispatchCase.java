package io.kairos.orchestrator.dispatch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.dispatch.DispatchTables.Reachable;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tests of sending share: a customer who may be written to, a channel that says yes, and the steps of a worker. */
abstract class DispatchCase extends SendingCase {
    @Autowired
    StatefulRedisConnection<String, String> redis;

    final ScriptedChannel channel = ScriptedChannel.accepting();
    DispatchTables tables;
    Reachable ada;

    @BeforeEach
    void customer() {
        jdbc.update("update dispatch set state = 'cancelled' where state in ('ready', 'held', 'claimed', 'sending')");
        tables = new DispatchTables(jdbc);
        ada = tables.reachableCustomer(clock.instant());
    }

    NewDispatch added(NewDispatch dispatch) {
        queue.add(List.of(dispatch));
        return dispatch;
    }

    static NewDispatch of(Reachable customer, String channel, String topic, String template, int round) {
        NewDispatch like = customer.reminder(Instant.EPOCH);
        return new NewDispatch(
                like.id(),
                like.customerId(),
                like.needId(),
                like.enrolmentId(),
                like.journeyId(),
                like.step(),
                round,
                channel,
                topic,
                template,
                Optional.empty(),
                like.decisionId(),
                like.dueAt(),
                Optional.empty());
    }

    Claim claim(NewDispatch dispatch) {
        return rig.store.waiting().claim("email", 1_000, clock.instant()).stream()
                .filter(claim -> claim.id().equals(dispatch.id()))
                .findFirst()
                .orElseThrow();
    }

    List<Prepared.Ready> prepared(Claim claim) {
        return rig.preparation(channel).prepare(List.of(claim), clock.instant()).stream()
                .map(Prepared.Ready.class::cast)
                .toList();
    }

    void send(List<Prepared.Ready> ready) {
        rig.caps.restoreIfLost();
        var reservation = rig.caps.reserve(
                ready.stream().map(one -> one.claim().request()).toList(), clock.instant());
        rig.wire(channel).send(ready, reservation, Lease.begin(Duration.ofMinutes(1)));
    }

    /** As a worker leaves it that dies between the commit and the first byte. */
    void onTheWire(NewDispatch dispatch) {
        List<Prepared.Ready> ready = prepared(claim(dispatch));
        rig.caps.restoreIfLost();
        var reservation = rig.caps.reserve(List.of(ready.get(0).claim().request()), clock.instant());
        Optional<List<Prepared.Ready>> admitted =
                rig.transactions.execute(status -> rig.ledger.admit(ready, reservation, clock.instant()));
        assertThat(admitted).contains(ready);
        assertThat(tables.state(dispatch.id())).isEqualTo("sending");
    }

    Instant instant(String column, NewDispatch dispatch) {
        return requireNonNull(jdbc.queryForObject(
                        "select " + column + " from dispatch where id = ?", OffsetDateTime.class, dispatch.id()))
                .toInstant();
    }
}
