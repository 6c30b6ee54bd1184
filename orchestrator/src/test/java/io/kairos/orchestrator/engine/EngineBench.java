package io.kairos.orchestrator.engine;

import com.zaxxer.hikari.HikariDataSource;
import io.kairos.orchestrator.bench.BenchWorld;
import io.kairos.orchestrator.platform.bench.BenchRow;
import io.kairos.orchestrator.platform.bench.BenchRun;
import io.kairos.orchestrator.platform.bench.BenchSuite;
import io.kairos.orchestrator.platform.servers.DatabaseAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The program with everything its journeys store, against stock Camunda 7.24 with steps that do nothing. The stock engine
 * gets a tenth of the items: rates do not depend on it, and the benchmark is to end.
 */
public final class EngineBench implements BenchSuite {
    private static final int MANY = 10_000;
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
        try (var full = new StockContender(database(world), StockContender::full)) {
            rows.add(run.duel("woken to the next wait", "wakes/s", () -> ours.wake(many), FULL, () -> full.wake(few)));
            rows.add(run.duel(
                    "started through capture", "journeys/s", () -> ours.start(many), FULL, () -> full.start(few)));
            rows.add(run.duel(
                    "ended by a purchase", "journeys/s", () -> ours.cancel(many), FULL, () -> full.cancel(few)));
            rows.add(run.duel("re-timed", "timers/s", () -> ours.retime(many), FULL, () -> full.retime(few)));
            rows.add(run.duel(
                    "bytes of a waiting customer", "bytes", () -> ours.bytes(many), FULL, () -> full.bytes(few)));
        }
        try (var tuned = new StockContender(database(world), StockContender::tuned)) {
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
        }
        return rows;
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
