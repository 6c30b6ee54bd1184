package io.kairos.orchestrator.journey;

import io.kairos.orchestrator.platform.Pump;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the journal in tables of a month each: makes those to come before they are needed, and drops those that are no longer kept.
 * What lies in none of them stays in {@code journal_rest}.
 */
@Component
final class JournalMonths implements Pump {
    private static final Logger LOG = LoggerFactory.getLogger(JournalMonths.class);
    private static final YearMonth NEVER = YearMonth.of(1, 1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final JournalSettings settings;
    private final AtomicReference<YearMonth> done = new AtomicReference<>(NEVER);

    JournalMonths(JdbcClient jdbc, TransactionTemplate transaction, InstantSource clock, JournalSettings settings) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "journal-months";
    }

    @Override
    public int runOnce() {
        var now = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        if (now.equals(done.get())) {
            return 0;
        }
        for (int ahead = 0; ahead <= settings.monthsAhead(); ahead++) {
            var month = now.plusMonths(ahead);
            transaction.executeWithoutResult(status -> make(month));
        }
        if (settings.keepMonths() > 0) {
            transaction.executeWithoutResult(status -> drop(now.minusMonths(settings.keepMonths())));
        }
        done.set(now);
        return 0;
    }

    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }

    /** Rows of the month that came before it was made move into it. */
    private void make(YearMonth month) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('journal-months'))")
                .query()
                .listOfRows();
        var table = table(month);
        if (jdbc.sql("select to_regclass(?) is not null")
                .param(table)
                .query(Boolean.class)
                .single()) {
            return;
        }
        jdbc.sql("create table " + table + " (like journal including defaults including indexes)")
                .update();
        jdbc.sql("with moved as (delete from journal_rest where at >= '" + start(month) + "' and at < '"
                        + start(month.plusMonths(1)) + "' returning *) insert into " + table + " select * from moved")
                .update();
        jdbc.sql("alter table journal attach partition " + table + " for values from ('" + start(month) + "') to ('"
                        + start(month.plusMonths(1)) + "')")
                .update();
    }

    /** Everything before this month. */
    private void drop(YearMonth first) {
        jdbc.sql("""
                        select inhrelid::regclass::text from pg_inherits
                         where inhparent = 'journal'::regclass and inhrelid::regclass::text ~ '^journal_[0-9]{4}_[0-9]{2}$'
                           and inhrelid::regclass::text < ?
                        """).param(table(first)).query(String.class).list().forEach(table -> {
            jdbc.sql("drop table " + table).update();
            LOG.info("{} is no longer kept", table);
        });
        jdbc.sql("delete from journal_rest where at < '" + start(first) + "'").update();
    }

    private static String table(YearMonth month) {
        return "journal_%04d_%02d".formatted(month.getYear(), month.getMonthValue());
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
