package io.kairos.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.channel.spi.BatchChannel;
import io.kairos.channel.spi.ChannelDescriptor;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.DeliveryPolicy;
import io.kairos.channel.spi.OutboundMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/** One transaction stores what was answered for one batch and puts the next one on the wire. */
class ExchangeIT extends DispatchCase {
    private static final DeliveryOutcome TAKEN = new DeliveryOutcome.Accepted("taken", Instant.EPOCH);

    private final List<OutboundMessage> handed = new ArrayList<>();
    private final List<Integer> acceptedAtCalls = new ArrayList<>();
    private List<NewDispatch> due = List.of();

    @Test
    void answers_are_stored_with_the_next_batch_and_the_last_ones_at_the_end_of_the_round() {
        due = reminders(5);

        assertThat(lane(2, rig.transactions, () -> TAKEN).runOnce()).isEqualTo(5);

        assertThat(acceptedAtCalls).containsExactly(0, 2, 4);
        assertThat(accepted()).isEqualTo(5);
    }

    @Test
    void answers_outlive_a_database_that_goes_away_before_the_next_batch() {
        due = reminders(3);
        BreakableTransactions database = new BreakableTransactions(rig.transactions);
        Lane lane = lane(2, database, () -> {
            if (handed.size() == 2) {
                database.breakNext();
            }
            return TAKEN;
        });

        assertThatThrownBy(lane::runOnce).isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(accepted()).isZero();
        lane.runOnce();

        assertThat(accepted()).isEqualTo(3);
        assertThat(handed).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void whoever_wants_no_more_in_answer_to_one_batch_gets_nothing_of_the_next() {
        due = Stream.of(1, 2)
                .map(round -> added(ada.reminder(clock.instant(), round, Optional.empty())))
                .toList();
        // owed to the customer, so that no cap keeps the second one
        due.forEach(one -> jdbc.update("update dispatch set topic = 'service' where id = ?", one.id()));
        Lane lane =
                lane(1, rig.transactions, () -> new DeliveryOutcome.Suppressed("unsubscribed at the provider", true));

        lane.runOnce();
        lane.runOnce();

        assertThat(handed).hasSize(1);
        assertThat(due).allSatisfy(one -> assertThat(tables.state(one.id())).isEqualTo("refused"));
        assertThat(due.stream().map(one -> tables.dispatch(one.id()).get("close_code")))
                .containsExactlyInAnyOrder("provider-suppressed", "suppressed");
    }

    private List<NewDispatch> reminders(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> added(tables.reachableCustomer(clock.instant()).reminder(clock.instant())))
                .toList();
    }

    private int accepted() {
        return (int) due.stream()
                .filter(one -> tables.state(one.id()).equals("accepted"))
                .count();
    }

    private Lane lane(int batch, TransactionTemplate database, Supplier<DeliveryOutcome> answer) {
        BatchChannel provider = new Provider(batch, answer);
        DispatchSettings usual = rig.settings;
        DispatchSettings settings = new DispatchSettings(
                batch, usual.workers(), usual.lease(), usual.maxAttempts(), usual.firstRetry(), usual.longestRetry());
        Lane.Tools tools = new Lane.Tools(rig.store, rig.preparation(provider), rig.caps, settings, clock);
        Gate gate = rig.gate(provider);
        return new Lane("email", tools, new Wire(tools, rig.ledger, new Delivery(provider, 1), gate, database), gate);
    }

    /** Recognises repeats, and remembers what it was handed and how many were known to be accepted then. */
    private final class Provider implements BatchChannel {
        private final int size;
        private final Supplier<DeliveryOutcome> answer;

        Provider(int size, Supplier<DeliveryOutcome> answer) {
            this.size = size;
            this.answer = answer;
        }

        @Override
        public ChannelDescriptor descriptor() {
            return new ChannelDescriptor("email", DeliveryPolicy.AT_LEAST_ONCE_WITH_KEY, true, Duration.ZERO);
        }

        @Override
        public int batchSize() {
            return size;
        }

        @Override
        public List<DeliveryOutcome> deliverAll(List<OutboundMessage> messages) {
            acceptedAtCalls.add(accepted());
            handed.addAll(messages);
            return messages.stream().map(message -> answer.get()).toList();
        }

        @Override
        public void close() {}
    }
}
