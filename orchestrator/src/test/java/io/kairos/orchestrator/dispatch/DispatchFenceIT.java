package io.kairos.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.orchestrator.decision.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** Who may write about a message: one worker at a time, and nobody against a purchase or an opt-out. */
class DispatchFenceIT extends DispatchCase {
    @Test
    void hands_no_row_to_two_dispatchers() throws Exception {
        List<NewDispatch> many = IntStream.range(0, 150)
                .mapToObj(i -> tables.reachableCustomer(clock.instant()).reminder(clock.instant()))
                .toList();
        queue.add(many);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                runs.add(threads.submit(() -> rig.drain(rig.dispatcher(channel))));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(many).allSatisfy(one -> {
            assertThat(channel.taken(one)).isEqualTo(1);
            assertThat(tables.state(one.id())).isEqualTo("accepted");
        });
    }

    @Test
    void does_not_listen_to_a_worker_whose_claim_was_taken_over() {
        NewDispatch due = added(ada.reminder(clock.instant()));
        Claim stale = claim(due);
        tables.expireLease(due.id());
        rig.reaper(channel).runOnce();
        assertThat(tables.state(due.id())).isEqualTo("ready");
        rig.drain(rig.dispatcher(channel));

        assertThat(rig.store.move(List.of(Move.sending(stale, clock.instant()))))
                .isEmpty();
        assertThat(rig.store.move(List.of(Move.refused(stale, State.SENDING, "late", clock.instant()))))
                .isEmpty();
        assertThat(tables.state(due.id())).isEqualTo("accepted");
        assertThat(channel.taken(due)).isEqualTo(1);
    }

    @Test
    void lets_a_purchase_win_that_comes_between_claim_and_sending() {
        NewDispatch due = added(ada.reminder(clock.instant()));
        List<Prepared.Ready> ready = prepared(claim(due));

        queue.cancel(List.of(new DispatchQueue.NeedRef(ada.customerId(), ada.needId())), Reason.of("bought"));
        send(ready);

        assertThat(channel.taken(due)).isZero();
        assertThat(tables.state(due.id())).isEqualTo("cancelled");
        assertThat(tables.decisions(due.id())).containsExactly("cancel bought");
    }

    @Test
    void lets_an_opt_out_win_that_comes_between_claim_and_sending() {
        NewDispatch due = added(ada.reminder(clock.instant()));
        List<Prepared.Ready> ready = prepared(claim(due));

        tables.consent(ada.customerId(), "*", "*", "denied", clock.instant().plusSeconds(1));
        send(ready);
        assertThat(tables.state(due.id())).isEqualTo("ready");
        rig.drain(rig.dispatcher(channel));

        assertThat(channel.taken(due)).isZero();
        assertThat(tables.decisions(due.id())).containsExactly("refuse consent-denied");
    }

    @Test
    void lists_what_was_on_the_wire_when_its_worker_died_and_never_sends_it_again() {
        NewDispatch due = added(ada.reminder(clock.instant()));
        onTheWire(due);

        rig.reaper(channel).runOnce();
        assertThat(tables.state(due.id())).as("the lease is not over").isEqualTo("sending");
        tables.expireLease(due.id());
        rig.reaper(channel).runOnce();
        clock.advance(Duration.ofDays(30));
        rig.drain(rig.dispatcher(channel));

        assertThat(channel.taken(due)).isZero();
        assertThat(tables.dispatch(due.id()))
                .containsEntry("state", "unknown")
                .containsEntry("close_code", "lease-expired");
        assertThat(tables.decisions(due.id())).containsExactly("send send", "no-send lease-expired");
    }

    @Test
    void sends_again_what_was_on_the_wire_where_the_channel_recognises_a_repeat() {
        ScriptedChannel keyed = ScriptedChannel.withKey(ok -> new DeliveryOutcome.Accepted("k", Instant.EPOCH));
        NewDispatch due = added(ada.reminder(clock.instant()));
        onTheWire(due);
        tables.expireLease(due.id());

        rig.reaper(keyed).runOnce();
        clock.advance(Duration.ofMinutes(2));
        rig.drain(rig.dispatcher(keyed));

        assertThat(keyed.taken(due)).isEqualTo(1);
        assertThat(tables.dispatch(due.id())).containsEntry("state", "accepted").containsEntry("attempts", 2);
    }

    @Test
    void keeps_the_answer_for_a_customer_who_turns_out_to_be_another_meanwhile() {
        UUID known = tables.reachableCustomer(clock.instant()).customerId();
        ScriptedChannel merging = ScriptedChannel.answering(message -> {
            jdbc.update(
                    "update dispatch set customer_id = ? where id = ?", known, UUID.fromString(message.dispatchId()));
            return new DeliveryOutcome.Accepted("merged", Instant.EPOCH);
        });
        NewDispatch due = added(ada.reminder(clock.instant()));

        rig.drain(rig.dispatcher(merging));

        assertThat(tables.dispatch(due.id())).containsEntry("state", "accepted").containsEntry("customer_id", known);
    }

    @Test
    void gives_back_the_place_of_a_message_that_was_cancelled_before_it_left() {
        NewDispatch first = added(ada.reminder(clock.instant()));
        List<Prepared.Ready> ready = prepared(claim(first));
        var reservation = rig.caps.reserve(List.of(ready.get(0).claim().request()), clock.instant());
        queue.cancel(List.of(new DispatchQueue.NeedRef(ada.customerId(), ada.needId())), Reason.of("bought"));
        rig.wire(channel).send(ready, reservation, Lease.begin(Duration.ofMinutes(1)));
        NewDispatch second = added(ada.reminder(clock.instant(), 2, Optional.empty()));

        rig.drain(rig.dispatcher(channel));

        assertThat(tables.state(second.id())).isEqualTo("accepted");
    }

    @Test
    void begins_nothing_that_its_lease_may_not_cover() {
        NewDispatch due = added(ada.reminder(clock.instant()));
        List<Prepared.Ready> ready = prepared(claim(due));
        rig.caps.restoreIfLost();
        var reservation = rig.caps.reserve(List.of(ready.get(0).claim().request()), clock.instant());

        rig.wire(channel).send(ready, reservation, Lease.begin(Duration.ZERO));
        assertThat(tables.state(due.id())).isEqualTo("ready");
        rig.drain(rig.dispatcher(channel));

        assertThat(tables.state(due.id())).isEqualTo("accepted");
        assertThat(channel.taken(due)).isEqualTo(1);
    }

    @Test
    void stores_an_answer_later_that_the_database_could_not_take() {
        NewDispatch due = added(ada.reminder(clock.instant()));
        BreakableTransactions database = new BreakableTransactions(rig.transactions);
        ScriptedChannel breaking = ScriptedChannel.answering(message -> {
            database.breakNext();
            return new DeliveryOutcome.Accepted("kept", Instant.EPOCH);
        });
        Dispatcher dispatcher = rig.dispatcher(breaking, database);

        assertThatThrownBy(dispatcher::runOnce).isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(tables.state(due.id())).isEqualTo("sending");
        rig.drain(dispatcher);

        assertThat(tables.dispatch(due.id())).containsEntry("state", "accepted").containsEntry("provider_id", "kept");
        assertThat(breaking.taken(due)).isEqualTo(1);
    }
}
