package io.kairos.timing;

import static io.kairos.timing.Requests.AUGUST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.survival.Exponential;
import io.kairos.timing.survival.LogLogistic;
import io.kairos.timing.survival.LogNormal;
import io.kairos.timing.survival.SurvivalLaw;
import io.kairos.timing.survival.Weibull;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Made-up requests against the decisions the engine gave before its search was made faster: faster must not mean other. */
class EarlierDecisionsTest {

    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Europe/Paris"), ZoneId.of("America/New_York"), ZoneId.of("Asia/Kathmandu"));

    /** Share of the value: each search stays within 0.1 % of the full grid of hours, the one before rarely lost more. */
    private static final double LOST = 1e-3;

    private static final double GAINED = 1e-2;

    private static final double AT_ONCE = 1e-2;
    private static final double SAME_HOUR = 0.93;

    @Test
    void decides_as_before() throws IOException {
        TimingEngine engine = TimingModels.defaults().engine();
        List<String> before = before();
        List<TimingRequest> requests = requests(before.size());
        int same = 0;
        for (int i = 0; i < before.size(); i++) {
            String[] cells = before.get(i).split(",", -1);
            TimingDecision decision = engine.decide(requests.get(i));
            double score = Double.parseDouble(cells[1]);
            assertThat(decision.action().name())
                    .as("request %d", i)
                    .isEqualTo(cells[0].isEmpty() ? "DO_NOT_SEND" : "SEND");
            assertThat(decision.score()).as("request %d", i).isBetween(score * (1 - LOST), score * (1 + GAINED));
            assertThat(decision.scoreNow())
                    .as("request %d at once", i)
                    .isCloseTo(Double.parseDouble(cells[2]), within(AT_ONCE * score + 1e-12));
            assertThat(decision.predicted().q50().isPresent()).isEqualTo(!cells[3].isEmpty());
            if (!cells[3].isEmpty())
                assertThat(Duration.between(
                                        Instant.parse(cells[3]),
                                        decision.predicted().q50().orElseThrow())
                                .abs())
                        .as("median of request %d", i)
                        .isLessThan(Duration.ofHours(13));
            if (decision.at().map(Instant::toString).orElse("").equals(cells[0])) same++;
        }
        System.out.printf("%d of %d decisions at the same instant as before%n", same, before.size());
        assertThat(same).isGreaterThan((int) (SAME_HOUR * before.size()));
    }

    static String line(TimingDecision decision) {
        return String.join(
                ",",
                decision.at().map(Instant::toString).orElse(""),
                Double.toString(decision.score()),
                Double.toString(decision.scoreNow()),
                decision.predicted().q50().map(Instant::toString).orElse(""));
    }

    static List<TimingRequest> requests(int count) {
        SplittableRandom random = new SplittableRandom(11);
        List<TimingRequest> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Need need = need(random, i % 4);
            Limits limits = new Limits(
                    1 + random.nextInt(4),
                    Optional.empty(),
                    Duration.ofHours(random.nextInt(72)),
                    random.nextInt(4) == 0
                            ? QuietHours.none()
                            : new QuietHours(
                                    LocalTime.of(20 + random.nextInt(3), 0), LocalTime.of(6 + random.nextInt(4), 0)),
                    Optional.empty(),
                    Duration.ofMinutes(random.nextInt(3) == 0 ? 90 : 0));
            Economics economics =
                    new Economics(100, 0.1, random.nextInt(2) * 0.2, Duration.ofHours(24 + random.nextInt(24 * 14)));
            requests.add(
                    Requests.in(ZONES.get(random.nextInt(ZONES.size())), Requests.of(need, AUGUST, limits, economics)));
        }
        return requests;
    }

    private static Need need(SplittableRandom random, int kind) {
        if (kind == 0) return new Need.Considered("sofa", AUGUST, Optional.of(law(random)));
        if (kind == 1)
            return new Need.Dated(
                    "hotel",
                    LocalDate.of(2026, 8, 13).plusDays(random.nextInt(250)),
                    ZONES.get(random.nextInt(ZONES.size())),
                    AUGUST,
                    Map.of("nights", Integer.toString(1 + random.nextInt(9))));
        List<Instant> purchases = new ArrayList<>();
        int most = kind == 2 ? 6 + random.nextInt(6) : 1 + random.nextInt(4);
        for (int k = 0; k < most; k++) purchases.add(AUGUST.minus(Duration.ofHours(1 + random.nextInt(24 * 300))));
        return new Need.Replenished("coffee", purchases, Duration.ofDays(20 + random.nextInt(60)));
    }

    private static SurvivalLaw law(SplittableRandom random) {
        double scale = 5 + random.nextInt(60);
        int kind = random.nextInt(4);
        if (kind == 0) return new Weibull(0.6 + 2 * random.nextDouble(), scale);
        if (kind == 1) return new LogNormal(StrictMath.log(scale), 0.3 + random.nextDouble());
        if (kind == 2) return new Exponential(scale);
        return new LogLogistic(scale, 1 + 3 * random.nextDouble());
    }

    private static List<String> before() throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(EarlierDecisionsTest.class.getResourceAsStream("earlier-decisions.csv")),
                StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).toList();
        }
    }
}
