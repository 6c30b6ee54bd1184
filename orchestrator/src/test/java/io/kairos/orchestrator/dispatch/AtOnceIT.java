package io.kairos.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.channel.spi.BatchChannel;
import io.kairos.channel.spi.ChannelDescriptor;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.DeliveryPolicy;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.orchestrator.decision.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** Messages that are claimed and put on the wire in one transaction, where a provider takes many and recognises repeats. */
class AtOnceIT extends DispatchCase {
    /** Remembers how its messages stood in the database when they were handed to it. */
    private final class Batch implements BatchChannel {
        private final List<String> states = new ArrayList<>();

        @Override
        public ChannelDescriptor descriptor() {
            return new ChannelDescriptor("email", DeliveryPolicy.AT_LEAST_ONCE_WITH_KEY, true, Duration.ZERO);
        }

        @Override
        public int batchSize() {
            return rig.settings.batch();
        }

        @Override
        public List<DeliveryOutcome> deliverAll(List<OutboundMessage> messages) {
            messages.forEach(message -> states.add(tables.state(UUID.fromString(message.dispatchId()))));
            return messages.stream()
                    .<DeliveryOutcome>map(message -> new DeliveryOutcome.Accepted("taken", Instant.EPOCH))
                    .toList();
        }

        @Override
        public void close() {}
    }

    private final Batch batch = new Batch();

    @Test
    void every_message_is_committed_as_on_the_wire_before_the_provider_sees_it() {
        List<NewDispatch> three = due(3);

        rig.drain(rig.dispatcher(batch));

        assertThat(batch.states).containsExactly("sending", "sending", "sending");
        assertThat(three).allSatisfy(one -> {
            assertThat(tables.dispatch(one.id()))
                    .containsEntry("state", "accepted")
                    .containsEntry("epoch", 1);
            assertThat(tables.decisions(one.id())).containsExactly("send send");
        });
    }

    @Test
    void a_database_that_goes_away_before_the_commit_leaves_them_where_they_were() {
        NewDispatch due = due(1).get(0);
        BreakableTransactions database = new BreakableTransactions(rig.transactions);
        Dispatcher dispatcher = rig.dispatcher(batch, database);

        database.breakNext();
        assertThatThrownBy(dispatcher::runOnce).isInstanceOf(DataAccessResourceFailureException.class);

        assertThat(batch.states).isEmpty();
        assertThat(tables.dispatch(due.id())).containsEntry("state", "ready").containsEntry("epoch", 0);
        rig.drain(dispatcher);
        assertThat(tables.state(due.id())).isEqualTo("accepted");
    }

    @Test
    void nobody_else_takes_what_is_being_looked_at_and_a_crash_gives_it_back() {
        NewDispatch due = due(1).get(0);

        rig.transactions.executeWithoutResult(crash -> {
            assertThat(taken()).containsExactly(due.id());
            assertThat(elsewhere(this::taken)).isEmpty();
            crash.setRollbackOnly();
        });

        assertThat(taken()).containsExactly(due.id());
    }

    @Test
    void an_opt_out_committed_while_the_guards_are_asked_wins() {
        NewDispatch due = due(1).get(0);

        rig.transactions.executeWithoutResult(status -> {
            Claim claim = rig.store.waiting().take("email", 10, clock.instant()).get(0);
            elsewhere(() -> {
                tables.consent(due.customerId(), "email", "reminders", "denied", clock.instant());
                return "said";
            });
            assertThat(rig.store.move(List.of(Move.sending(claim, clock.instant()))))
                    .isEmpty();
        });

        assertThat(tables.dispatch(due.id())).containsEntry("state", "ready").containsEntry("epoch", 0);
        rig.drain(rig.dispatcher(batch));
        assertThat(batch.states).isEmpty();
        assertThat(tables.state(due.id())).isEqualTo("refused");
    }

    @Test
    void a_purchase_while_the_guards_are_asked_waits_for_nobody_and_wins() {
        NewDispatch due = due(1).get(0);

        rig.transactions.executeWithoutResult(status -> {
            Claim claim = rig.store.waiting().take("email", 10, clock.instant()).get(0);
            elsewhere(() -> rig.transactions.execute(other -> queue.cancel(
                    List.of(new DispatchQueue.NeedRef(due.customerId(), due.needId())), Reason.of("bought"))));
            assertThat(rig.store.move(List.of(Move.sending(claim, clock.instant()))))
                    .isEmpty();
        });

        assertThat(tables.state(due.id())).isEqualTo("cancelled");
        rig.drain(rig.dispatcher(batch));
        assertThat(batch.states).isEmpty();
    }

    @Test
    void what_was_cancelled_leaves_the_queue_when_a_lane_comes_across_it() {
        NewDispatch due = due(1).get(0);
        queue.cancel(List.of(new DispatchQueue.NeedRef(due.customerId(), due.needId())), Reason.of("bought"));

        assertThat(taken()).isEmpty();

        assertThat(jdbc.queryForObject(
                        "select count(*) from dispatch_queue where dispatch_id = ?", Integer.class, due.id()))
                .isZero();
        assertThat(tables.state(due.id())).isEqualTo("cancelled");
    }

    @Test
    void one_whose_customer_turns_out_to_be_another_is_found_again() {
        NewDispatch due = due(1).get(0);
        UUID known = tables.reachableCustomer(clock.instant()).customerId();

        rig.transactions.executeWithoutResult(status -> {
            Claim claim = rig.store.waiting().take("email", 10, clock.instant()).get(0);
            elsewhere(() ->
                    jdbc.update("update dispatch set customer_id = ? where customer_id = ?", known, due.customerId()));
            assertThat(rig.store.move(List.of(Move.sending(claim, clock.instant()))))
                    .isEmpty();
        });

        assertThat(taken()).containsExactly(due.id());
    }

    @Test
    void one_that_cannot_be_handled_is_set_aside_alone() {
        List<NewDispatch> three = due(3);
        NewDispatch bad = three.get(1);
        jdbc.update("update customer set traits = '[]' where id = ?", bad.customerId());

        rig.drain(rig.dispatcher(batch));

        assertThat(tables.dispatch(bad.id())).containsEntry("state", "aside").containsEntry("close_code", "poisoned");
        assertThat(tables.state(three.get(0).id())).isEqualTo("accepted");
        assertThat(tables.state(three.get(2).id())).isEqualTo("accepted");
    }

    private List<UUID> taken() {
        return rig.store.waiting().take("email", 10, clock.instant()).stream()
                .map(Claim::id)
                .toList();
    }

    private static <T> T elsewhere(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private List<NewDispatch> due(int many) {
        List<NewDispatch> due = IntStream.range(0, many)
                .mapToObj(i -> tables.reachableCustomer(clock.instant()).reminder(clock.instant()))
                .toList();
        queue.add(due);
        return due;
    }
}
