package io.kairos.orchestrator.engine;

import io.kairos.orchestrator.platform.bench.BenchRow;
import io.kairos.orchestrator.platform.bench.BenchRun;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/**
 * Very many customers sleep, and very many of them are due at one instant. What wakes a second is the median of the turns, after one that
 * does not count: the first after a million rows were stored finds the servers still busy with those.
 */
final class LargeRun {
    private static final int MANY = 1_000_000;
    private static final int FEW = 10_000;
    private static final int STORM = 100_000;

    private final SleepingContender ours;
    private final BenchRun run;

    LargeRun(SleepingContender ours, BenchRun run) {
        this.ours = ours;
        this.run = run;
    }

    List<BenchRow> rows() {
        int many = Math.max(8, run.of(MANY));
        int few = Math.max(4, run.of(FEW));
        int storm = Math.max(4, run.of(STORM));
        double amongFew = median(() -> {
            ours.clear();
            ours.add(2 * few);
            return ours.wakeSome(few);
        });
        tell("woken a second with %d asleep: %.0f", 2 * few, amongFew);
        ours.add(many - 2 * few);
        double amongMany = median(() -> ours.wakeSome(few));
        tell("woken a second with %d asleep: %.0f", many, amongMany);
        double megabytes = heap();
        tell("megabytes in use with %d asleep: %.0f", many, megabytes);
        double seconds = storm / ours.wakeSome(storm);
        tell("seconds until %d due at one instant have woken: %.1f", storm, seconds);
        return List.of(
                new BenchRow(
                        "woken where a million sleep",
                        "wakes/s",
                        amongMany,
                        OptionalDouble.of(amongFew),
                        Optional.of("the same where a fiftieth sleeps")),
                BenchRow.alone("a tenth of them due at one instant, until all have woken", "s", seconds),
                BenchRow.alone("heap of the program meanwhile, what is no longer used left aside", "MB", megabytes));
    }

    private double median(DoubleSupplier turn) {
        double[] turns = DoubleStream.generate(turn)
                .limit(run.rounds() + 1)
                .skip(1)
                .sorted()
                .toArray();
        return turns[turns.length / 2];
    }

    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }

    private void tell(String line, Object... figures) {
        run.progress().accept(String.format(Locale.ROOT, line, figures));
    }
}
