package io.kairos.orchestrator.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.support.KairosTest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** In a time of its own, long before that of the other tests. */
@KairosTest
class JournalMonthsIT {
    private static final Instant MAY = Instant.parse("1990-05-20T10:00:00Z");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final UUID customer = UUID.randomUUID();

    @Test
    void every_month_has_its_table_before_it_begins_and_what_is_no_longer_kept_goes_at_once() {
        visit(MAY.minusSeconds(3600));
        visit(Instant.parse("1990-02-10T10:00:00Z"));
        assertThat(tables()).containsExactly("journal_rest", "journal_rest");

        months(MAY, 0).runOnce();
        visit(Instant.parse("1990-07-31T23:59:59Z"));
        visit(Instant.parse("1990-08-01T00:00:00Z"));

        assertThat(tables())
                .containsExactlyInAnyOrder("journal_1990_05", "journal_rest", "journal_1990_07", "journal_rest");

        var months = months(Instant.parse("1990-07-02T10:00:00Z"), 1);
        months.runOnce();
        months.runOnce();

        assertThat(tables()).containsExactlyInAnyOrder("journal_1990_07", "journal_1990_08");
    }

    private JournalMonths months(Instant now, int keep) {
        return new JournalMonths(jdbc, transaction, () -> now, new JournalSettings(keep, 2));
    }

    private void visit(Instant at) {
        jdbc.sql("insert into journal (customer_id, enrolment_id, at, elements) values (?, ?, ?, '{start}')")
                .params(customer, UUID.randomUUID(), at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<String> tables() {
        return jdbc.sql("select tableoid::regclass::text from journal where customer_id = ?")
                .param(customer)
                .query(String.class)
                .list();
    }
}
