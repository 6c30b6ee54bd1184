package io.kairos.orchestrator.engine.sleep;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.support.KairosTest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** In which order those due are taken. The instants are long past for any other test, and nothing is committed. */
@KairosTest
class StormIT {
    private static final Instant DUE = Instant.parse("2001-01-01T00:00:00Z");
    private static final Instant NOW = DUE.plusSeconds(60);

    @Autowired
    private Hibernation hibernation;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void whoever_is_urgent_does_not_wait_for_twenty_thousand_who_were_due_before() {
        undone(() -> {
            fallAsleep(20_000, DUE, false);
            fallAsleep(1, DUE.plusSeconds(59), true);
            var urgent = jdbc.sql("select enrolment_id from sleeping where urgent and due_at < ?")
                    .param(NOW.atOffset(ZoneOffset.UTC))
                    .query(UUID.class)
                    .single();
            jdbc.sql("analyze sleeping").update();
            assertThat(plan(SleepingStore.CLAIM_URGENT))
                    .contains("sleeping_urgent")
                    .doesNotContain("Sort");
            assertThat(plan(SleepingStore.CLAIM_EARLIEST))
                    .contains("sleeping_due")
                    .doesNotContain("Sort");

            assertThat(hibernation.due(NOW, 10))
                    .first()
                    .extracting(SleepingKey::enrolmentId)
                    .isEqualTo(urgent);
            assertThat(hibernation.nextDue()).contains(DUE);
            assertThat(hibernation.claim(NOW, 200, true).keys())
                    .hasSize(200)
                    .first()
                    .extracting(SleepingKey::enrolmentId)
                    .isEqualTo(urgent);
        });
    }

    @Test
    void the_others_go_on_waking_however_many_urgent_ones_keep_coming() {
        undone(() -> {
            fallAsleep(300, DUE.minus(Duration.ofHours(1)), false);
            for (int round = 0; round < 6; round++) {
                fallAsleep(200, DUE.plusSeconds(round), true);
                assertThat(hibernation.claim(NOW, 200, round % 2 == 0).keys()).hasSize(200);
            }

            assertThat(left("not urgent")).isZero();
            assertThat(left("urgent")).isEqualTo(300);
        });
    }

    @Test
    void the_urgent_come_in_the_order_in_which_they_are_due() {
        undone(() -> {
            for (int second : new int[] {2, 0, 3, 1}) {
                fallAsleep(1, DUE.plusSeconds(second), true);
            }
            fallAsleep(4, DUE.minusSeconds(1), false);
            var inOrder = jdbc.sql("select enrolment_id from sleeping where urgent and due_at <= ? order by due_at")
                    .param(NOW.atOffset(ZoneOffset.UTC))
                    .query(UUID.class)
                    .list();

            assertThat(hibernation.claim(NOW, 4, true).keys())
                    .hasSize(4)
                    .extracting(SleepingKey::enrolmentId)
                    .startsWith(inOrder.get(0), inOrder.get(1), inOrder.get(2))
                    .doesNotContain(inOrder.get(3));
        });
    }

    @Test
    void of_timers_moved_together_only_those_said_to_be_tight_become_urgent() {
        undone(() -> {
            fallAsleep(2, DUE, false);
            fallAsleep(1, DUE, true);
            jdbc.sql("update sleeping set waits_at = 'wait' where due_at = ?")
                    .param(DUE.atOffset(ZoneOffset.UTC))
                    .update();
            var tight = asleep("not urgent").get(0);
            var loose = asleep("not urgent").get(1);
            var urgent = asleep("urgent").get(0);

            new SleepingStore(dataSource)
                    .retime(List.of(
                            new Hibernation.Move(tight, "wait", NOW, true),
                            new Hibernation.Move(loose, "wait", NOW, false),
                            new Hibernation.Move(urgent, "wait", NOW, false)));

            assertThat(asleep("urgent")).containsExactlyInAnyOrder(tight, urgent);
            assertThat(asleep("not urgent")).containsExactly(loose);
        });
    }

    private List<SleepingKey> asleep(String which) {
        return jdbc.sql("select customer_id, enrolment_id from sleeping where due_at <= ? and " + which)
                .param(NOW.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new SleepingKey(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list();
    }

    private String plan(String claim) {
        return String.join(
                "\n",
                jdbc.sql("explain " + claim)
                        .param(NOW.atOffset(ZoneOffset.UTC))
                        .param(200)
                        .query(String.class)
                        .list());
    }

    private long left(String which) {
        return jdbc.sql("select count(*) from sleeping where due_at <= ? and " + which)
                .param(NOW.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private void undone(Runnable work) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            work.run();
        });
    }

    private void fallAsleep(int many, Instant due, boolean urgent) {
        jdbc.sql("""
                        with made as (
                            insert into customer (id, created_at, last_seen_at)
                            select gen_random_uuid(), ?, ? from generate_series(1, ?) returning id)
                        insert into sleeping (customer_id, enrolment_id, due_at, definition, revision, wakes_on, state, urgent)
                        select id, gen_random_uuid(), ?, gen_random_uuid(), 0, '{}', '', ? from made
                        """)
                .param(DUE.atOffset(ZoneOffset.UTC))
                .param(DUE.atOffset(ZoneOffset.UTC))
                .param(many)
                .param(due.atOffset(ZoneOffset.UTC))
                .param(urgent)
                .update();
    }
}
