package io.kairos.orchestrator.trial;

import io.kairos.orchestrator.bench.BenchWorld;
import io.kairos.orchestrator.platform.bench.BenchRow;
import io.kairos.orchestrator.platform.bench.BenchRun;
import io.kairos.orchestrator.platform.bench.BenchSuite;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.JdbcTemplate;

/** How long a marketer waits: for the moments of 20 customers with a trip in mind, and for a test with one of them. */
public final class PreviewBench implements BenchSuite {
    private static final int CUSTOMERS = 20_000;
    private static final int SHOWN = 20;
    private static final int CALLS = 40;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Override
    public String name() {
        return "preview";
    }

    @Override
    public List<BenchRow> run(BenchRun run) throws Exception {
        BenchWorld world = BenchWorld.of(Map.of(
                "kairos.clock", "virtual",
                "kairos.clock-start", "2026-03-02T09:00:00Z",
                "kairos.engine.hibernation", "true"));
        settle(
                world.jdbc(),
                run.of(CUSTOMERS) + SHOWN,
                world.bean(InstantSource.class).instant());
        world.settle();
        Trials trials = world.bean(Trials.class);
        PreviewRequest twenty = new PreviewRequest(null, null, null, SHOWN, null);
        int calls = run.of(CALLS);
        List<UUID> customers = world.jdbc().queryForList("select id from customer order by id limit 500", UUID.class);
        LongConsumer preview = call -> trials.preview("dated", twenty, Locale.ENGLISH);
        LongConsumer test = call -> trials.dryRun("dated", request(customers, call), Locale.ENGLISH);
        return List.of(
                run.alone(
                        "preview of a dated journey for 20 customers, with curves",
                        "ms",
                        () -> median(calls, preview, System::nanoTime)),
                run.alone(
                        "the same, processor time of its thread",
                        "ms",
                        () -> median(calls, preview, THREADS::getCurrentThreadCpuTime)),
                run.alone(
                        "test of a dated journey with one customer",
                        "ms",
                        () -> median(calls, test, System::nanoTime)));
    }

    private static DryRunRequest request(List<UUID> customers, long call) {
        UUID one = customers.get((int) (call % customers.size()));
        return new DryRunRequest(null, one.toString(), null, List.of());
    }

    private static double median(int calls, LongConsumer work, LongSupplier nanos) {
        double[] took = new double[calls];
        for (int call = 0; call < calls; call++) {
            long begin = nanos.getAsLong();
            work.accept(call);
            took[call] = (nanos.getAsLong() - begin) / 1e6;
        }
        Arrays.sort(took);
        return took[calls / 2];
    }

    private static void settle(JdbcTemplate jdbc, int many, Instant now) {
        jdbc.execute("truncate customer, consent, need, enrolment, dispatch, decision, moment, journal, sleeping");
        jdbc.update("""
                insert into customer (id, user_id, traits, locale, zone, zone_source, created_at, last_seen_at)
                select gen_random_uuid(), 'u-' || i, jsonb_build_object('firstName', 'Ada', 'email', 'c-' || i || '@example.org'),
                    'en', 'Europe/Paris', 'explicit', ?, ?
                from generate_series(1, ?) as i
                """, now.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC), many);
        jdbc.update("""
                insert into consent (customer_id, channel, topic, status, source, at)
                select id, '*', 'reminders', 'granted', 'trait', created_at from customer
                """);
        jdbc.update(
                """
                insert into need (customer_id, id, product_type, subject, state, date, end_date, zone, value, features,
                    opened_at, changed_at, expires_at)
                select id, gen_random_uuid(), 'city-trip', 'Lisbon', 'open', day, day + 3, 'Europe/Lisbon', 600, '{"nights": "3"}',
                    ?, ?, day
                from customer cross join lateral (select ?::date + 30 + (random() * 150)::int as day where id = id) as trip
                """,
                now.atOffset(ZoneOffset.UTC),
                now.atOffset(ZoneOffset.UTC),
                now.atOffset(ZoneOffset.UTC).toLocalDate());
    }
}
