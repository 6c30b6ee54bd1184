package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.CompileResult;
import io.kairos.journeys.bpmn.JourneyCompiler;
import io.kairos.journeys.bpmn.ShippedTables;
import io.kairos.journeys.bpmn.Surroundings;
import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.orchestrator.platform.bench.BenchRow;
import io.kairos.orchestrator.platform.bench.BenchRun;
import io.kairos.orchestrator.platform.bench.BenchSuite;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How long the check of a journey of 200 elements takes, the file read and written included: what a designer waits for. */
public final class CheckBench implements BenchSuite {
    private static final int REPEATS = 200;

    @Override
    public String name() {
        return "check";
    }

    @Override
    public List<BenchRow> run(BenchRun run) {
        var bpmn = journey();
        var compiler = new JourneyCompiler(new Surroundings(
                        JourneyCompiler.CHANNELS,
                        Set.of("reminder"),
                        Map.of(),
                        ProductCatalogue.shipped().types())
                .with(ShippedTables.all()));
        long begun = System.nanoTime();
        check(compiler, bpmn);
        double first = (System.nanoTime() - begun) / 1e6;
        double[] times = new double[Math.max(20, run.of(REPEATS))];
        for (int i = 0; i < times.length; i++) {
            begun = System.nanoTime();
            check(compiler, bpmn);
            times[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(times);
        var rows = List.of(
                BenchRow.alone("check of 200 elements, median", "ms", times[times.length / 2]),
                BenchRow.alone("check of 200 elements, slowest of 100", "ms", times[times.length * 99 / 100]),
                BenchRow.alone("check of 200 elements, the first of all", "ms", first));
        rows.forEach(row -> run.progress().accept(row.name() + ": " + Math.round(row.ours() * 10) / 10.0 + " ms"));
        return rows;
    }

    /** Waits, messages and conditions in a row, with the flows between them. */
    private static byte[] journey() {
        var steps = "wait duration amount=1 unit=hours\nsend\nchoose need.value > 500 and not(clicked) -> send\n"
                .repeat(20);
        return DrawnSteps.bpmn("considered", steps).getBytes(StandardCharsets.UTF_8);
    }

    private static void check(JourneyCompiler compiler, byte[] bpmn) {
        if (!(compiler.compile("check.bpmn", bpmn) instanceof CompileResult.Compiled)) {
            throw new IllegalStateException("the journey of the measurement is refused");
        }
    }
}
