package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.bench.BenchWorld;
import io.kairos.orchestrator.bench.Meter;
import io.kairos.orchestrator.platform.bench.BenchRow;
import io.kairos.orchestrator.platform.bench.BenchRun;
import io.kairos.orchestrator.platform.bench.BenchSuite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What capture takes over HTTP, with all that follows from the events, and how soon a new date has moved a moment. */
public final class CaptureBench implements BenchSuite {
    private static final int EVENTS = 100_000;
    private static final int BATCH = 100;
    private static final int CHANGES = 5_000;
    private static final String OTHER =
            "the same requests, each one's events stored by one JDBC batch and nothing done with them";
    private static final String FIGURE = "capture";

    @Override
    public String name() {
        return "capture";
    }

    @Override
    public List<BenchRow> run(BenchRun run) throws Exception {
        var world = BenchWorld.of(Map.of("kairos.pumps", "manual", "server.port", "0", "server.address", "127.0.0.1"));
        PlainEndpoint.serve(world);
        var events = run.of(EVENTS / BATCH) * BATCH;
        var rows = new ArrayList<BenchRow>();
        try (var visitors = new Visitors(world)) {
            var ours = new Meter(world.jdbc());
            var plain = new Meter(world.jdbc());
            rows.add(run.duel(
                    "events over HTTP in batches of " + BATCH + ", folded, entries decided",
                    "events/s",
                    () -> visitors.rate(ours, FIGURE, "/v1/batch", events),
                    OTHER,
                    () -> visitors.rate(plain, FIGURE, PlainEndpoint.PATH, events)));
            visitors.requireAllAsleep(events);
            spent(rows, "JVM, the client included", ours.javaMicros(FIGURE), plain.javaMicros(FIGURE));
            spent(rows, "PostgreSQL", ours.databaseMicros(FIGURE), plain.databaseMicros(FIGURE));
            rows.addAll(new NewDates(world, visitors).rows(run.of(CHANGES)));
        }
        return rows;
    }

    private static void spent(List<BenchRow> rows, String what, OptionalDouble ours, OptionalDouble theirs) {
        if (ours.orElse(0) > 0 && theirs.orElse(0) > 0) {
            rows.add(new BenchRow(
                    "processor time of one event, " + what, "µs", ours.getAsDouble(), theirs, Optional.of(OTHER)));
        }
    }
}
