package io.kairos.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.dispatch.DispatchTables.Reachable;
import io.kairos.orchestrator.support.KairosTest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@KairosTest
class DispatchQueueIT {
    @Autowired
    DispatchQueue queue;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    InstantSource clock;

    private DispatchTables tables;

    @Autowired
    private TransactionTemplate transaction;

    private Reachable ada;
    private Instant tomorrow;

    @BeforeEach
    void customer() {
        tables = new DispatchTables(jdbc);
        ada = tables.reachableCustomer(clock.instant());
        tomorrow = clock.instant().plusSeconds(86_400);
    }

    @Test
    void keeps_one_message_for_a_step_and_round_however_often_it_is_added() {
        NewDispatch first = ada.reminder(tomorrow);
        NewDispatch again = ada.reminder(tomorrow);

        queue.add(List.of(first));
        transaction.executeWithoutResult(status -> {
            queue.add(List.of(again, ada.reminder(tomorrow, 2, Optional.of(tomorrow.plusSeconds(60)))));
            assertThat(jdbc.queryForObject(
                            "select count(*) from dispatch_queue where customer_id = ?",
                            Integer.class,
                            ada.customerId()))
                    .isEqualTo(2);
        });

        assertThat(jdbc.queryForList("select id from dispatch where customer_id = ? and round = 1", ada.customerId()))
                .extracting(row -> row.get("id"))
                .containsExactly(first.id());
        assertThat(jdbc.queryForObject(
                        "select count(*) from dispatch where customer_id = ?", Integer.class, ada.customerId()))
                .isEqualTo(2);
    }

    @Test
    void cancels_what_waits_for_a_need_and_says_why() {
        Reachable other = tables.reachableCustomer(clock.instant());
        NewDispatch waiting = ada.reminder(tomorrow);
        NewDispatch sent = ada.reminder(tomorrow, 2, Optional.empty());
        NewDispatch others = other.reminder(tomorrow);
        queue.add(List.of(waiting, sent, others));
        jdbc.update("update dispatch set state = 'accepted' where id = ?", sent.id());

        int cancelled = queue.cancel(
                List.of(new DispatchQueue.NeedRef(ada.customerId(), ada.needId())),
                new Reason("bought", Map.of("order", "o-1")));

        assertThat(cancelled).isEqualTo(1);
        assertThat(tables.dispatch(waiting.id()))
                .containsEntry("state", "cancelled")
                .containsEntry("close_code", "bought");
        assertThat(tables.state(sent.id())).isEqualTo("accepted");
        assertThat(tables.state(others.id())).isEqualTo("ready");
        assertThat(tables.decisions(waiting.id())).containsExactly("cancel bought");
        assertThat(jdbc.queryForObject(
                        "select reasons -> 0 -> 'params' ->> 'order' from decision where dispatch_id = ?",
                        String.class,
                        waiting.id()))
                .isEqualTo("o-1");
    }

    @Test
    void cancels_what_waits_of_one_topic_of_one_channel() {
        NewDispatch waiting = ada.reminder(tomorrow);
        queue.add(List.of(waiting));

        assertThat(queue.cancel(new DispatchQueue.Line(ada.customerId(), "email", "news"), Reason.of("unsubscribed")))
                .isZero();
        assertThat(queue.cancel(
                        new DispatchQueue.Line(ada.customerId(), "email", "reminders"), Reason.of("unsubscribed")))
                .isEqualTo(1);
        assertThat(tables.decisions(waiting.id())).containsExactly("cancel unsubscribed");
    }
}
