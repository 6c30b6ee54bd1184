package io.kairos.orchestrator.engine;

import io.kairos.orchestrator.bench.BenchWorld;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * PostgreSQL alone: what ours stores, into tables with the same indexes, by batches as large, as the database's own binary rows that
 * were made before the time is taken. No process runs, no model is asked, nothing is read or locked beyond the rows taken away: no
 * engine that keeps these rows can be faster.
 */
final class RawContender {
    private static final int BATCH = 200;
    /** What a start adds: a row for each customer, except where a table has none of them. */
    private static final List<String> STARTED = List.of(
            "event",
            "event_key",
            "customer",
            "identity",
            "need",
            "enrolment",
            "sleeping",
            "moment",
            "journal",
            "decision");
    /** What a wake-up adds, picked from what the start had added before. */
    private static final Map<String, String> WOKEN = new LinkedHashMap<>(Map.of(
            "sleeping", "select * from sleeping order by customer_id",
            "moment", "select * from moment where state = 'waiting' order by customer_id",
            "journal", second("journal", "seq"),
            "decision", second("decision", "id"),
            "dispatch", "select * from dispatch order by customer_id",
            "dispatch_queue", "select * from dispatch_queue order by customer_id"));

    private final SleepingContender ours;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    RawContender(SleepingContender ours, BenchWorld world) {
        this.ours = ours;
        this.jdbc = world.jdbc();
        this.transaction = world.bean(TransactionTemplate.class);
    }

    /** Starts' rows stored, for so many customers a second. */
    double start(int many) {
        ours.start(many);
        empty(STARTED);
        var batches = new ArrayList<Map<String, byte[]>>();
        for (int from = 0; from < many; from += BATCH) {
            var rows = new LinkedHashMap<String, byte[]>();
            for (var table : STARTED) {
                rows.put(table, rows("select * from " + table + " order by ctid", from));
            }
            batches.add(rows);
        }
        return ours.meter().rate("raw start", many, () -> Clients.each(batches, this::add));
    }

    private void add(Map<String, byte[]> rows) {
        transaction.executeWithoutResult(status -> rows.forEach(this::copy));
    }

    /** Sleeping rows taken away and wake-ups' rows stored, for so many customers a second. */
    double wake(int many) {
        ours.wake(many);
        empty(List.copyOf(WOKEN.keySet()));
        jdbc.execute("insert into raw.sleeping select * from sleeping");
        jdbc.execute("""
                insert into raw.moment select (jsonb_populate_record(moment, '{"state": "waiting"}')).* from moment
                where state = 'passed'
                """);
        var batches = new ArrayList<Wakes>();
        for (int from = 0; from < many; from += BATCH) {
            var rows = new LinkedHashMap<String, byte[]>();
            for (var picked : WOKEN.entrySet()) {
                rows.put(picked.getKey(), rows(picked.getValue(), from));
            }
            batches.add(new Wakes(sleepers(from), rows));
        }
        jdbc.execute("vacuum analyze raw.sleeping, raw.moment");
        return ours.meter().rate("raw wake", many, () -> Clients.each(batches, this::wake));
    }

    private void wake(Wakes wakes) {
        transaction.executeWithoutResult(status -> {
            var taken = jdbc.queryForList(
                    "delete from raw.sleeping s using unnest(?::uuid[], ?::uuid[]) as k (customer_id, enrolment_id)"
                            + " where s.customer_id = k.customer_id and s.enrolment_id = k.enrolment_id returning s.*",
                    wakes.who().customers(),
                    wakes.who().enrolments());
            if (taken.size() != wakes.who().customers().length) {
                throw new IllegalStateException("somebody has taken a sleeper away");
            }
            jdbc.update(
                    "update raw.moment m set state = 'passed' from unnest(?::uuid[], ?::uuid[]) as k (customer_id, enrolment_id)"
                            + " where m.customer_id = k.customer_id and m.enrolment_id = k.enrolment_id",
                    wakes.who().customers(),
                    wakes.who().enrolments());
            wakes.rows().forEach(this::copy);
        });
    }

    /** Due instants moved a second. */
    double retime(int many) {
        ours.start(many);
        empty(List.of("sleeping"));
        jdbc.execute("insert into raw.sleeping select * from sleeping");
        jdbc.execute("vacuum analyze raw.sleeping");
        var due = OffsetDateTime.of(2026, 5, 1, 9, 0, 0, 0, ZoneOffset.UTC);
        var batches = new ArrayList<Sleepers>();
        for (int from = 0; from < many; from += BATCH) {
            batches.add(sleepers(from));
        }
        return ours.meter()
                .rate(
                        "raw retime",
                        many,
                        () -> Clients.each(
                                batches,
                                who -> jdbc.update(
                                        "update raw.sleeping s set due_at = ?, revision = revision + 1"
                                                + " from unnest(?::uuid[], ?::uuid[]) as k (customer_id, enrolment_id)"
                                                + " where s.customer_id = k.customer_id and s.enrolment_id = k.enrolment_id",
                                        due,
                                        who.customers(),
                                        who.enrolments())));
    }

    private void empty(List<String> tables) {
        jdbc.execute("drop schema if exists raw cascade");
        jdbc.execute("create schema raw");
        tables.forEach(table ->
                jdbc.execute("create table raw." + table + " (like " + table + " including all excluding generated)"));
    }

    private Sleepers sleepers(int from) {
        var keys = jdbc.query(
                "select customer_id, enrolment_id from sleeping order by customer_id limit ? offset ?",
                (row, number) -> List.of(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                BATCH,
                from);
        return new Sleepers(
                keys.stream().map(key -> key.get(0)).toArray(UUID[]::new),
                keys.stream().map(key -> key.get(1)).toArray(UUID[]::new));
    }

    private static String second(String table, String order) {
        return "select (t).* from (select t, row_number() over (partition by enrolment_id order by " + order
                + ") as place from " + table + " t) as rows where place = 2 order by (t).customer_id";
    }

    private byte[] rows(String query, int from) {
        var bytes = new ByteArrayOutputStream();
        var sql = "copy (" + query + " limit " + BATCH + " offset " + from + ") to stdout (format binary)";
        onConnection(connection -> connection.getCopyAPI().copyOut(sql, bytes));
        return bytes.toByteArray();
    }

    private void copy(String table, byte[] rows) {
        var sql = "copy raw." + table + " from stdin (format binary)";
        onConnection(connection -> connection.getCopyAPI().copyIn(sql, new ByteArrayInputStream(rows), rows.length));
    }

    private void onConnection(Copying work) {
        jdbc.execute((ConnectionCallback<@Nullable Long>) connection -> {
            try {
                return work.with(connection.unwrap(PGConnection.class));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private interface Copying {
        long with(PGConnection connection) throws SQLException, IOException;
    }

    private record Sleepers(UUID[] customers, UUID[] enrolments) {}

    private record Wakes(Sleepers who, Map<String, byte[]> rows) {}
}
