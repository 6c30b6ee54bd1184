package io.kairos.orchestrator.engine;

import com.zaxxer.hikari.HikariDataSource;
import io.kairos.orchestrator.bench.BenchWorld;
import io.kairos.orchestrator.bench.Meter;
import io.kairos.orchestrator.dispatch.DbSchedulerContender;
import io.kairos.orchestrator.platform.bench.BenchRow;
import io.kairos.orchestrator.platform.bench.BenchRun;
import io.kairos.orchestrator.platform.bench.BenchSuite;
import io.kairos.orchestrator.platform.servers.DatabaseAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The program with everything its journeys store, against stock Camunda 7.24 with steps that do nothing. The stock engine
 * gets a tenth of the items, among as many that wait as ours has: the benchmark is to end.
 */
public final class EngineBench implements BenchSuite {
    private static final int MANY = 10_000;
    /** Where what Camunda's own tables cost shows: its executor looks for what is due without an index. */
    private static final int CROWD = 300_000;

    private static final Map<String, String> FIGURES =
            new TreeMap<>(Map.of("wake", "wake-up", "start", "start", "cancel", "purchase", "retime", "re-timing"));
    private static final String RAW = "the same rows stored by PostgreSQL alone";
    private static final String SCHEDULER = "db-scheduler 16.12.0, lock-and-fetch, nothing done";
    private static final String FULL = "stock Camunda 7.24, full history, default executor";
    private static final String NONE = "stock Camunda 7.24, no history, tuned executor";

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public List<BenchRow> run(BenchRun run) throws Exception {
        var world = BenchWorld.of(Map.of(
                "kairos.clock", "virtual",
                "kairos.clock-start", "2026-03-02T09:00:00Z",
                "kairos.engine.hibernation", "true"));
        var ours = new SleepingContender(world);
        int many = run.of(MANY);
        int few = Math.max(4, many / 10);
        var rows = new ArrayList<BenchRow>();
        try (var full = new StockContender(database(world), StockContender::full, many)) {
            rows.add(run.duel("woken to the next wait", "wakes/s", () -> ours.wake(many), FULL, () -> full.wake(few)));
            rows.add(run.duel(
                    "started through capture", "journeys/s", () -> ours.start(many), FULL, () -> full.start(few)));
            rows.add(run.duel(
                    "ended by a purchase", "journeys/s", () -> ours.cancel(many), FULL, () -> full.cancel(few)));
            rows.add(run.duel("re-timed", "timers/s", () -> ours.retime(many), FULL, () -> full.retime(few)));
            rows.add(new BenchRow(
                    "bytes of a waiting customer",
                    "bytes",
                    ours.bytes(many),
                    OptionalDouble.of(full.bytes(few)),
                    Optional.of(FULL)));
            addSpent(rows, ours.meter(), full.meter(), "", FULL);
        }
        try (var tuned = new StockContender(database(world), StockContender::tuned, many)) {
            rows.add(run.duel(
                    "woken to the next wait, no history",
                    "wakes/s",
                    () -> ours.wake(many),
                    NONE,
                    () -> tuned.wake(few)));
            rows.add(run.duel(
                    "started through capture, no history",
                    "journeys/s",
                    () -> ours.start(many),
                    NONE,
                    () -> tuned.start(few)));
            rows.add(run.duel(
                    "ended by a purchase, no history",
                    "journeys/s",
                    () -> ours.cancel(many),
                    NONE,
                    () -> tuned.cancel(few)));
            addSpent(rows, ours.meter(), tuned.meter(), ", no history", NONE);
        }
        var scheduler = new DbSchedulerContender(world.bean(DataSource.class));
        rows.add(run.duel(
                "woken to the next wait, against a scheduler's empty tasks",
                "wakes/s",
                () -> ours.wake(many),
                SCHEDULER,
                () -> scheduler.rate(many, world.bean(InstantSource.class).instant())));
        var raw = new RawContender(ours, world);
        rows.add(run.duel(
                "woken to the next wait, against its rows alone",
                "wakes/s",
                () -> ours.wake(many),
                RAW,
                () -> raw.wake(many)));
        rows.add(run.duel(
                "started through capture, against its rows alone",
                "journeys/s",
                () -> ours.start(many),
                RAW,
                () -> raw.start(many)));
        rows.add(run.duel(
                "re-timed, against its rows alone", "timers/s", () -> ours.retime(many), RAW, () -> raw.retime(many)));
        rows.addAll(crowded(world, ours, run));
        rows.addAll(new LargeRun(ours, run).rows());
        rows.addAll(LoneTimer.rows(run));
        return rows;
    }

    /** As many wait in both. */
    private static List<BenchRow> crowded(BenchWorld world, SleepingContender ours, BenchRun run) throws Exception {
        int crowd = run.of(CROWD);
        int many = Math.min(crowd, run.of(MANY));
        int few = Math.max(4, many / 20);
        ours.clear();
        ours.add(crowd);
        var rows = new ArrayList<BenchRow>();
        try (var full = new StockContender(database(world), StockContender::full, crowd)) {
            rows.add(run.duel(
                    "woken where thirty times as many wait",
                    "wakes/s",
                    () -> ours.wakeSome(many),
                    FULL,
                    () -> full.wake(few)));
        }
        try (var tuned = new StockContender(database(world), StockContender::tuned, crowd)) {
            rows.add(run.duel(
                    "woken where thirty times as many wait, no history",
                    "wakes/s",
                    () -> ours.wakeSome(many),
                    NONE,
                    () -> tuned.wake(few)));
        }
        return rows;
    }

    /** Processor time of one item, which waits for nobody else on the machine; nothing where it is too little to be counted. */
    private static void addSpent(List<BenchRow> rows, Meter ours, Meter theirs, String which, String other) {
        FIGURES.forEach((figure, words) -> {
            var what = "processor time of one " + words;
            spent(what + ", JVM" + which, ours.javaMicros(figure), theirs.javaMicros(figure), other)
                    .ifPresent(rows::add);
            spent(what + ", PostgreSQL" + which, ours.databaseMicros(figure), theirs.databaseMicros(figure), other)
                    .ifPresent(rows::add);
        });
    }

    private static Optional<BenchRow> spent(String what, OptionalDouble ours, OptionalDouble theirs, String other) {
        return ours.orElse(0) > 0 && theirs.orElse(0) > 0
                ? Optional.of(new BenchRow(what, "µs", ours.getAsDouble(), theirs, Optional.of(other)))
                : Optional.empty();
    }

    /** An empty database on the server of the program. */
    private static DatabaseAddress database(BenchWorld world) {
        var pool = (HikariDataSource) world.bean(DataSource.class);
        var name = "stock_" + UUID.randomUUID().toString().replace("-", "");
        world.jdbc().execute("create database " + name);
        var url = String.valueOf(pool.getJdbcUrl());
        int query = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
        var renamed = url.substring(0, url.lastIndexOf('/', query) + 1) + name + url.substring(query);
        return new DatabaseAddress(renamed, String.valueOf(pool.getUsername()), String.valueOf(pool.getPassword()));
    }
}
