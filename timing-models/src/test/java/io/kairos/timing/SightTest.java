package io.kairos.timing;

import static io.kairos.timing.Requests.AUGUST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.survival.LogLogistic;
import io.kairos.timing.survival.LogNormal;
import io.kairos.timing.survival.SurvivalLaw;
import io.kairos.timing.survival.Weibull;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The coarse-to-fine search against the full grid of hours. */
class SightTest {

    private static final List<String> ZONES =
            List.of("Europe/Paris", "America/New_York", "Asia/Kathmandu", "Pacific/Auckland", "Australia/Lord_Howe");
    private static final double TOLERANCE = 1e-3;
    private static final double ON_AVERAGE = 5e-5;

    /** The plan that starts at once is not refined: it only serves the explanation. */
    private static final double AT_ONCE = 1e-2;

    private final TimingModels models = TimingModels.defaults();
    private final HourWeights weights = new HourWeights(models.hours());

    @Test
    void finds_plans_worth_those_of_the_full_grid_of_hours() {
        SplittableRandom random = new SplittableRandom(5);
        double worst = 0;
        double sum = 0;
        int rounds = 250;
        for (int round = 0; round < rounds; round++) {
            TimingRequest request = request(random, need(random));
            Outlook outlook = outlook(request);
            DispatchTimes times =
                    new DispatchTimes(request.limits(), request.clock().zone(), request.now(), outlook.end());

            Sight fast = Sight.best(outlook, request, times, Optional.empty());
            Sight full = Sight.hourly(outlook, request, times, Optional.empty());

            double best = full.placement().best();
            double lost = (best - fast.placement().best()) / Math.max(best, 1e-9);
            assertThat(lost).as("round %d, %s", round, request).isBetween(-1e-9, TOLERANCE);
            assertThat(fast.placement().startingAt(0))
                    .as("at once, round %d", round)
                    .isCloseTo(full.placement().startingAt(0), within(AT_ONCE * Math.max(best, 1e-9)));
            worst = Math.max(worst, lost);
            sum += lost;
        }
        assertThat(sum / rounds).isLessThan(ON_AVERAGE);
        System.out.printf("coarse to fine loses %.2g of the value on average, %.2g at worst%n", sum / rounds, worst);
    }

    private Outlook outlook(TimingRequest request) {
        if (request.need() instanceof Need.Dated dated)
            return DatedOutlook.of(models.shippedDated(), true, weights, dated, request);
        Outlook.Basis basis = new Outlook.Basis(models.shippedDated().ref(), Fallback.NONE, Set.of(), List.of());
        if (request.need() instanceof Need.Replenished replenished)
            return RhythmOutlook.of(models.shippedReplenished(), weights, basis, replenished, request)
                    .orElseThrow();
        Need.Considered need = (Need.Considered) request.need();
        return LawOutlook.of(Waiting.of(need.law().orElseThrow()), weights, basis, need.since(), request.now())
                .orElseThrow();
    }

    private static Need need(SplittableRandom random) {
        int kind = random.nextInt(4);
        if (kind == 0) return replenished(random);
        if (kind == 1) return new Need.Considered("sofa", AUGUST, Optional.of(law(random)));
        return new Need.Dated(
                "hotel",
                LocalDate.of(2026, 8, 13).plusDays(random.nextInt(300)),
                zone(random),
                AUGUST,
                Map.of("nights", Integer.toString(1 + random.nextInt(9))));
    }

    private static Need replenished(SplittableRandom random) {
        List<Instant> purchases = Stream.generate(() -> AUGUST.minus(Duration.ofHours(1 + random.nextInt(24 * 200))))
                .limit(1 + random.nextInt(6))
                .toList();
        return new Need.Replenished("coffee", purchases, Duration.ofDays(30));
    }

    private static SurvivalLaw law(SplittableRandom random) {
        double scale = 5 + random.nextInt(60);
        int kind = random.nextInt(3);
        if (kind == 0) return new Weibull(0.6 + 2 * random.nextDouble(), scale);
        if (kind == 1) return new LogNormal(Math.log(scale), 0.3 + random.nextDouble());
        return new LogLogistic(scale, 1 + 3 * random.nextDouble());
    }

    private static TimingRequest request(SplittableRandom random, Need need) {
        QuietHours quiet = random.nextInt(4) == 0
                ? QuietHours.none()
                : new QuietHours(LocalTime.of(20 + random.nextInt(3), 0), LocalTime.of(6 + random.nextInt(4), 0));
        Limits limits = new Limits(
                1 + random.nextInt(5),
                Optional.empty(),
                Duration.ofHours(random.nextInt(72)),
                quiet,
                Optional.empty(),
                Duration.ofMinutes(30L * random.nextInt(4)));
        Economics economics =
                new Economics(100, 0.1, random.nextInt(2) * 0.3, Duration.ofHours(24 + random.nextInt(24 * 14)));
        return Requests.in(zone(random), Requests.of(need, AUGUST, limits, economics));
    }

    private static ZoneId zone(SplittableRandom random) {
        return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    }
}
