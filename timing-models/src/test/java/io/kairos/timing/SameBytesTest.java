package io.kairos.timing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.timing.crosssell.Basket;
import io.kairos.timing.crosssell.Baskets;
import io.kairos.timing.crosssell.CrossSellTrainer;
import io.kairos.timing.dated.LeadTimeObservation;
import io.kairos.timing.dated.LeadTimeTrainer;
import io.kairos.timing.drift.DriftBaseline;
import io.kairos.timing.hazard.FitOptions;
import io.kairos.timing.hours.HourProfileTrainer;
import io.kairos.timing.hours.HourProfileTrainer.LocalPurchase;
import io.kairos.timing.hours.PersonalHoursTrainer;
import io.kairos.timing.model.ModelRef;
import io.kairos.timing.replenish.PurchaseDays;
import io.kairos.timing.replenish.ReplenishmentTrainer;
import io.kairos.timing.replenish.rate.RateFamily;
import io.kairos.timing.replenish.rate.RateFit;
import io.kairos.timing.replenish.rate.RepeatHistory;
import io.kairos.timing.survival.CoxModel;
import io.kairos.timing.survival.Family;
import io.kairos.timing.survival.Lifetime;
import io.kairos.timing.survival.SurvivalData;
import io.kairos.timing.survival.SurvivalFit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every fitter: the same data and seed give the same bytes, again and again, on one thread and among others. */
class SameBytesTest {

    private static final LocalDate OPENED = LocalDate.of(2024, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2025, 12, 31);
    private static final Set<String> KINDS = Set.of(
            "lead-time-hazard",
            "survival-law",
            "replenishment-hazard",
            "hour-of-week",
            "personal-hours",
            "cross-sell",
            "drift-baseline");

    private final Map<String, Callable<String>> fits = new LinkedHashMap<>();

    private interface Written {
        void writeTo(OutputStream out) throws IOException;
    }

    @Test
    void every_fit_gives_the_same_bytes_again_and_among_others() throws Exception {
        files();
        reports();
        Map<String, String> alone = new LinkedHashMap<>();
        for (Map.Entry<String, Callable<String>> each : fits.entrySet())
            alone.put(each.getKey(), each.getValue().call());

        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Map<String, Future<String>> together = new LinkedHashMap<>();
            fits.forEach((name, fit) -> together.put(name, threads.submit(fit)));
            for (Map.Entry<String, Future<String>> each : together.entrySet())
                assertThat(each.getValue().get()).as(each.getKey()).isEqualTo(alone.get(each.getKey()));
        } finally {
            threads.shutdown();
        }
        assertThat(alone.get("dated, 3 threads")).isEqualTo(alone.get("dated, 1 thread"));
        Set<String> kinds = new TreeSet<>();
        for (String text : alone.values())
            text.lines().filter(line -> line.startsWith("kind: ")).forEach(line -> kinds.add(line.substring(6)));
        assertThat(kinds).as("kinds of model files").isEqualTo(KINDS);
    }

    private void files() {
        FitOptions few = FitOptions.standard().withTrees(20, 8, 0.2);
        for (int count : new int[] {1, 3})
            fits.put(
                    "dated, " + count + (count == 1 ? " thread" : " threads"),
                    () -> text(LeadTimeTrainer.fit(stays(), TODAY, "cruise", "made up", few.withThreads(count))
                            .model()::writeTo));
        SurvivalFit.Origin origin = new SurvivalFit.Origin("sofa", OPENED, TODAY, "made up");
        for (Family family : Family.values())
            fits.put(
                    "considered " + family,
                    () -> text(SurvivalFit.fit(lifetimes(), family, origin).fitted()::writeTo));
        fits.put(
                "considered, some never",
                () -> text(SurvivalFit.fitCurable(lifetimes(), Family.WEIBULL, origin)
                        .fitted()::writeTo));
        fits.put(
                "replenished",
                () -> text(ReplenishmentTrainer.fit(shop(), TODAY, "coffee", "made up")
                        .model()::writeTo));
        fits.put("hours", () -> text(HourProfileTrainer.fit(hours(), 0.05, "made up")::writeTo));
        fits.put(
                "personal hours",
                () -> text(PersonalHoursTrainer.fit(hours(), "made up").model()::writeTo));
        fits.put(
                "cross-sell",
                () -> text(
                        CrossSellTrainer.fit(baskets(), TODAY, "any", "made up").model()::writeTo));
        fits.put(
                "drift",
                () -> text(DriftBaseline.of(
                        new ModelRef("any", "1"),
                        Map.of("x", new SplittableRandom(5).doubles(500).toArray()),
                        Map.of(
                                "word",
                                IntStream.range(0, 500)
                                        .mapToObj(i -> "w" + i % 7)
                                        .toList()))::writeTo));
    }

    /** Fits that are not stored: their reports hold every parameter. */
    private void reports() {
        SurvivalData data = new SurvivalData(
                List.of("x"),
                IntStream.range(0, 400)
                        .mapToObj(i -> new SurvivalData.Row(lifetimes().get(i), i % 5))
                        .toList());
        for (CoxModel.Ties ties : CoxModel.Ties.values())
            fits.put("cox " + ties, () -> CoxModel.fit(data, ties).report().toString());
        List<RepeatHistory> histories = shop().byCustomer().values().stream()
                .map(days -> RepeatHistory.of(days, TODAY))
                .toList();
        for (RateFamily family : RateFamily.values())
            fits.put(
                    "rate " + family,
                    () -> RateFit.of(family, 1, histories).report().toString());
    }

    private static String text(Written model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.writeTo(out);
        return out.toString(UTF_8);
    }

    private static List<LeadTimeObservation> stays() {
        SplittableRandom random = new SplittableRandom(1);
        List<LeadTimeObservation> stays = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            LocalDate date = OPENED.plusDays(i % 365);
            int lead = (int) Math.min(300, -20 * StrictMath.log(1 - random.nextDouble()));
            stays.add(new LeadTimeObservation(
                    date, date.minusDays(lead), Map.of("nights", Integer.toString(1 + random.nextInt(6)))));
        }
        return stays;
    }

    private static List<Lifetime> lifetimes() {
        SplittableRandom random = new SplittableRandom(2);
        List<Lifetime> lifetimes = new ArrayList<>();
        for (int i = 0; i < 400; i++)
            lifetimes.add(new Lifetime(
                    Duration.ofMinutes(1 + (long) (30_000 * Math.sqrt(-StrictMath.log(1 - random.nextDouble())))),
                    random.nextInt(4) > 0));
        return lifetimes;
    }

    private static PurchaseDays shop() {
        SplittableRandom random = new SplittableRandom(3);
        TreeMap<String, List<LocalDate>> days = new TreeMap<>();
        for (int c = 0; c < 250; c++) {
            List<LocalDate> own = new ArrayList<>();
            int gap = 10 + random.nextInt(40);
            for (LocalDate day = OPENED.plusDays(random.nextInt(300)); day.isBefore(TODAY) && random.nextInt(9) > 0; ) {
                own.add(day);
                day = day.plusDays(1 + gap / 2 + random.nextInt(gap));
            }
            if (!own.isEmpty()) days.put("c" + c, own);
        }
        return new PurchaseDays(days);
    }

    private static List<LocalPurchase> hours() {
        SplittableRandom random = new SplittableRandom(4);
        List<LocalPurchase> purchases = new ArrayList<>();
        for (int i = 0; i < 1500; i++)
            purchases.add(new LocalPurchase(
                    "c" + i % 60, OPENED.plusDays(random.nextInt(700)).atTime(8 + random.nextInt(1 + i % 12), 30)));
        return purchases;
    }

    private static Baskets baskets() {
        TreeMap<String, List<Basket>> baskets = new TreeMap<>();
        for (int c = 0; c < 300; c++) {
            LocalDate day = TODAY.minusDays(400).plusDays(c);
            baskets.put(
                    "c" + c,
                    List.of(
                            new Basket(day, Set.of("camera", "item-" + c % 7)),
                            new Basket(day.plusDays(17 + c % 7), Set.of("bag"))));
        }
        return new Baskets(baskets);
    }
}
