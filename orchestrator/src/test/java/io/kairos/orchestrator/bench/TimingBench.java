package io.kairos.orchestrator.bench;

import io.kairos.orchestrator.platform.bench.BenchRow;
import io.kairos.orchestrator.platform.bench.BenchRun;
import io.kairos.orchestrator.platform.bench.BenchSuite;
import io.kairos.timing.CustomerClock;
import io.kairos.timing.Economics;
import io.kairos.timing.Limits;
import io.kairos.timing.Need;
import io.kairos.timing.QuietHours;
import io.kairos.timing.TimingEngine;
import io.kairos.timing.TimingModels;
import io.kairos.timing.TimingRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Moments decided a second by one thread, with the models that are shipped: a stay that was searched for. */
public final class TimingBench implements BenchSuite {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final LocalDate FIRST_STAY = LocalDate.of(2026, 10, 3);
    private static final int MOMENTS = 3_000;

    @Override
    public String name() {
        return "timing";
    }

    @Override
    public List<BenchRow> run(BenchRun run) throws Exception {
        TimingEngine engine = TimingModels.defaults().engine();
        int moments = run.of(MOMENTS);
        return List.of(run.alone("moments of stays decided by one thread", "moments/s", () -> {
            long begin = System.nanoTime();
            int sent = 0;
            for (int i = 0; i < moments; i++) {
                sent += engine.decide(request(i)).at().isPresent() ? 1 : 0;
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            if (sent == 0) {
                throw new IllegalStateException("no stay was worth a message");
            }
            return moments / seconds;
        }));
    }

    /** Ever other dates and lead times, so that nothing is decided twice. */
    private static TimingRequest request(int number) {
        LocalDate date = FIRST_STAY.plusDays(number % 300);
        Instant searched = date.minusDays(10 + number % 80)
                .atTime(LocalTime.NOON)
                .atZone(ZONE)
                .toInstant();
        return new TimingRequest(
                "stay-" + number,
                searched.plus(1, ChronoUnit.HOURS),
                new Need.Dated("hotel", date, ZONE, searched, Map.of("nights", "2", "adults", "2")),
                new CustomerClock(ZONE, CustomerClock.Source.EXPLICIT),
                new Limits(
                        3,
                        Optional.empty(),
                        Duration.ofDays(3),
                        new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0)),
                        Optional.empty(),
                        Duration.ZERO),
                new Economics(180, 0.05, 0.02, Duration.ofDays(7)));
    }
}
