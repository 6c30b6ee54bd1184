package io.kairos.orchestrator.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps how far a demo has come, so that it goes on after an interruption, and what it is compared with. */
@Repository
class DemoStore {
    private static final String CUSTOMER = """
            insert into demo_customer (user_id, product_type, first_sign_at, purchase_at, date, half_life_seconds, at_once,
                best_fixed)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    DemoStore(JdbcTemplate batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    /** Where the run of this fingerprint stands; empty when the database holds none. */
    Optional<Progress> progress(String fingerprint) {
        var settings = jdbc
                .sql("select name, value from setting where name like 'demo.%'")
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var stored = settings.get("demo.fingerprint");
        if (stored == null) {
            return Optional.empty();
        }
        if (!stored.equals(fingerprint)) {
            throw new IllegalStateException("the database holds the demo " + stored + ", not " + fingerprint);
        }
        return Optional.of(new Progress(
                Integer.parseInt(settings.getOrDefault("demo.position", "0")),
                Instant.parse(settings.getOrDefault("demo.clock", Instant.EPOCH.toString())),
                Long.parseLong(settings.getOrDefault("demo.wall-millis", "0"))));
    }

    /** @param end a purchase after it never happens in this run, and counts for no policy */
    @Transactional
    public void begin(String fingerprint, Population population, Instant end) {
        save("demo.fingerprint", fingerprint);
        var policies =
                population.policies().stream().collect(Collectors.toMap(FixedPolicy::productType, Function.identity()));
        batches.batchUpdate(CUSTOMER, population.customers(), 1000, (row, customer) -> {
            bind(row, customer, policies);
            row.setObject(
                    4,
                    customer.purchase()
                            .filter(bought -> bought.isBefore(end))
                            .map(DemoStore::at)
                            .orElse(null));
        });
    }

    @Transactional
    public void save(Progress progress) {
        save("demo.position", String.valueOf(progress.position()));
        save("demo.clock", progress.clock().toString());
        save("demo.wall-millis", String.valueOf(progress.wallMillis()));
    }

    /** The next demo on this database starts afresh. */
    @Transactional
    public void finish() {
        save("demo.state", "finished");
    }

    /** The latest instant at which anything was written: a resumed run never goes back behind it. */
    Instant lastWrite() {
        return jdbc.sql("""
                        select greatest(
                            coalesce((select max(received_at) from event), 'epoch'),
                            coalesce((select max(at) from decision), 'epoch'),
                            coalesce((select max(sent_at) from dispatch), 'epoch'))
                        """).query(OffsetDateTime.class).single().toInstant();
    }

    private void save(String name, String value) {
        jdbc.sql("insert into setting values (?, ?) on conflict (name) do update set value = excluded.value")
                .param(name)
                .param(value)
                .update();
    }

    private static void bind(PreparedStatement row, DemoCustomer customer, Map<String, FixedPolicy> policies)
            throws SQLException {
        var policy = policies.get(customer.productType());
        if (policy == null) {
            throw new IllegalStateException("no policy to compare " + customer.productType() + " with");
        }
        row.setString(1, customer.userId());
        row.setString(2, customer.productType());
        row.setObject(3, at(customer.firstSign()));
        row.setObject(5, customer.date().orElse(null));
        row.setDouble(6, policy.halfLife().toSeconds());
        row.setArray(7, array(row.getConnection(), List.of(customer.firstSign())));
        row.setArray(8, array(row.getConnection(), policy.sends(customer)));
    }

    private static java.sql.Array array(Connection connection, List<Instant> instants) throws SQLException {
        return connection.createArrayOf(
                "timestamptz", instants.stream().map(DemoStore::at).toArray());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /**
     * How far a run has come.
     *
     * @param position events handed over
     * @param wallMillis real time spent so far, over all its parts
     */
    record Progress(int position, Instant clock, long wallMillis) {}
}
