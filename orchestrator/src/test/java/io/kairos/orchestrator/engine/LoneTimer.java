package io.kairos.orchestrator.engine;

import io.kairos.orchestrator.bench.BenchWorld;
import io.kairos.orchestrator.platform.bench.BenchRow;
import io.kairos.orchestrator.platform.bench.BenchRun;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How late a customer wakes who alone is due while nothing else is to be done: until what came of it is committed. */
final class LoneTimer {
    private static final int SAMPLES = 200;
    private static final Duration AHEAD = Duration.ofMillis(400);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private LoneTimer() {}

    static List<BenchRow> rows(BenchRun run) {
        var world = BenchWorld.of(Map.of("kairos.pumps", "auto"));
        var ours = new SleepingContender(world);
        int samples = run.of(SAMPLES) + 1;
        ours.clear();
        ours.add(samples);
        var enrolments = world.jdbc().queryForList("select enrolment_id from sleeping", UUID.class);
        double[] late = new double[samples - 1];
        for (int i = -1; i < late.length; i++) {
            double millis = lateness(world, enrolments.get(i + 1));
            if (i >= 0) {
                late[i] = millis;
            }
        }
        Arrays.sort(late);
        return List.of(
                BenchRow.alone("lateness of a lone timer, median", "ms", late[late.length / 2]),
                BenchRow.alone(
                        "lateness of a lone timer, 99 of 100",
                        "ms",
                        late[Math.min(late.length - 1, (int) Math.ceil(late.length * 0.99))]));
    }

    private static double lateness(BenchWorld world, UUID enrolment) {
        var clock = world.bean(InstantSource.class);
        var due = clock.instant().plus(AHEAD).truncatedTo(ChronoUnit.MILLIS);
        world.jdbc()
                .update(
                        "update sleeping set due_at = ? where enrolment_id = ?",
                        due.atOffset(ZoneOffset.UTC),
                        enrolment);
        while (waits(world, enrolment, due)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            if (clock.instant().isAfter(due.plus(PATIENCE))) {
                throw new IllegalStateException("nobody wakes enrolment " + enrolment);
            }
        }
        return Duration.between(due, clock.instant()).toNanos() / 1e6;
    }

    private static boolean waits(BenchWorld world, UUID enrolment, Instant due) {
        return Boolean.TRUE.equals(world.jdbc()
                .queryForObject(
                        "select exists (select 1 from sleeping where enrolment_id = ? and due_at = ?)",
                        Boolean.class,
                        enrolment,
                        due.atOffset(ZoneOffset.UTC)));
    }
}
