package io.kairos.timing.replenish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.ModelFileException;
import io.kairos.timing.model.ModelFitException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A made-up shop: half of the customers come every four weeks or so, a fifth never after the first time. */
class ReplenishmentModelTest {

    private static final LocalDate OPENED = LocalDate.of(2025, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2025, 12, 31);
    private static final PurchaseDays SHOP = shop(300);
    private static final ReplenishmentFit FIT = ReplenishmentTrainer.fit(SHOP, TODAY, "made-up", "test");

    @Test
    void expects_a_regular_customer_when_she_is_due() {
        GapDistribution gap =
                FIT.model().predict(every(28, 10), every(28, 10).get(9).plusDays(10));

        LocalDate due = every(28, 10).get(9).plusDays(28);
        assertThat(gap.quantile(0.5).orElseThrow()).isBetween(due.minusDays(4), due.plusDays(4));
        assertThat(gap.bestWindow(7)).isBetween(due.minusDays(7), due.plusDays(1));
        assertThat(gap.survival(gap.first())).isEqualTo(1);
        assertThat(gap.lapse()).isLessThan(0.3);
    }

    @Test
    void the_window_catches_the_day_she_is_due_with_and_without_a_kernel_of_its_own() throws IOException {
        List<LocalDate> days = every(28, 10);
        LocalDate due = days.get(9).plusDays(28);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        FIT.model().writeTo(text);
        String pooled = text.toString(StandardCharsets.UTF_8).replaceAll("window-kernel: .*", "window-kernel: 0");
        String kernel = pooled.replace("window-kernel: 0", "window-kernel: 3.3");
        String older = pooled.replace("window-kernel: 0\n", "").replace("end: 12", "end: 11");

        for (String each : List.of(pooled, kernel, older)) {
            ReplenishmentModel model =
                    ReplenishmentModel.read(new ByteArrayInputStream(each.getBytes(StandardCharsets.UTF_8)));
            assertThat(model.bestWindow(days, days.get(9).plusDays(10), 7))
                    .isBetween(due.minusDays(7), due.plusDays(1));
            assertThat(model.bestWindow(days, days.get(9).plusDays(5000), 7))
                    .isAfterOrEqualTo(days.get(9).plusDays(5000));
        }
        assertThatThrownBy(() -> ReplenishmentModel.read(new ByteArrayInputStream(
                        pooled.replace("window-kernel: 0", "window-kernel: -1").getBytes(StandardCharsets.UTF_8))))
                .hasMessageContaining("\"window-kernel\" must be 0 or more");
    }

    @Test
    void gives_up_customers_who_stay_away_too_long() {
        List<LocalDate> days = every(28, 10);
        LocalDate last = days.get(9);

        double soon = within30(FIT.model().predict(days, last.plusDays(21)));
        double late = within30(FIT.model().predict(days, last.plusDays(200)));

        assertThat(soon).isGreaterThan(0.6);
        assertThat(late).isLessThan(soon / 2);
        assertThat(within30(FIT.model().predict(days, last.plusDays(5000)))).isBetween(0.0, 1.0);
    }

    @Test
    void distribution_adds_up_and_begins_after_the_last_purchase() {
        GapDistribution gap = FIT.model().predict(every(28, 5), every(28, 5).get(4), 200);

        double mass = 0;
        for (double each : gap.dailyMass()) {
            assertThat(each).isNotNegative();
            mass += each;
        }
        assertThat(mass + gap.lapse()).isCloseTo(1, within(1e-12));
        assertThat(gap.first()).isEqualTo(gap.lastPurchase().plusDays(1));
        assertThat(gap.horizon()).isEqualTo(200);
        assertThat(FIT.model().predict(every(28, 5), TODAY).first()).isEqualTo(TODAY);
    }

    @Test
    void several_purchases_on_one_day_are_one() {
        List<LocalDate> days = every(28, 5);
        List<LocalDate> twice = new ArrayList<>(days);
        twice.addAll(days);

        assertThat(FIT.model().predict(twice, TODAY).dailyMass())
                .isEqualTo(FIT.model().predict(days, TODAY).dailyMass());
    }

    @Test
    void knows_something_of_a_customer_with_one_purchase() {
        GapDistribution gap = FIT.model().predict(List.of(TODAY), TODAY);

        assertThat(gap.lapse()).isBetween(0.05, 0.6);
    }

    @Test
    void nothing_after_the_day_of_the_look_is_read() throws IOException {
        LocalDate asOf = OPENED.plusDays(250);
        TreeMap<String, List<LocalDate>> future = new TreeMap<>(SHOP.byCustomer());
        future.replaceAll((customer, days) -> days.stream()
                .map(day -> day.isAfter(asOf) ? day.plusDays(3) : day)
                .toList());

        ReplenishmentFit one = ReplenishmentTrainer.fit(SHOP, asOf, "made-up", "test");
        ReplenishmentFit other = ReplenishmentTrainer.fit(new PurchaseDays(future), asOf, "made-up", "test");

        assertThat(text(other.model())).isEqualTo(text(one.model())).contains("last-date: " + asOf);
        assertThat(one.model().predict(every(28, 20), OPENED.plusDays(100)).lastPurchase())
                .isBeforeOrEqualTo(OPENED.plusDays(100));
    }

    @Test
    void an_erased_customer_leaves_nothing_behind() throws IOException {
        TreeMap<String, List<LocalDate>> without = new TreeMap<>(SHOP.byCustomer());
        without.remove("customer-7");
        TreeMap<String, List<LocalDate>> never = new TreeMap<>();
        SHOP.byCustomer().forEach((customer, days) -> {
            if (!customer.equals("customer-7")) never.put(customer, days);
        });

        String erased = text(ReplenishmentTrainer.fit(new PurchaseDays(without), TODAY, "made-up", "test")
                .model());

        assertThat(erased)
                .isEqualTo(text(ReplenishmentTrainer.fit(new PurchaseDays(never), TODAY, "made-up", "test")
                        .model()))
                .isNotEqualTo(text(FIT.model()))
                .doesNotContain("customer-");
    }

    @Test
    void same_data_give_the_same_bytes_on_any_number_of_threads() throws IOException {
        String alone = text(FIT.model());

        List<CompletableFuture<ReplenishmentFit>> together = List.of(
                CompletableFuture.supplyAsync(() -> ReplenishmentTrainer.fit(SHOP, TODAY, "made-up", "test")),
                CompletableFuture.supplyAsync(() -> ReplenishmentTrainer.fit(SHOP, TODAY, "made-up", "test")));

        for (CompletableFuture<ReplenishmentFit> each : together)
            assertThat(text(each.join().model())).isEqualTo(alone);
        ReplenishmentModel read =
                ReplenishmentModel.read(new ByteArrayInputStream(alone.getBytes(StandardCharsets.UTF_8)));
        assertThat(text(read)).isEqualTo(alone);
        assertThat(read.ref()).isEqualTo(FIT.model().ref());
        assertThat(read.predict(every(28, 6), TODAY).dailyMass())
                .isEqualTo(FIT.model().predict(every(28, 6), TODAY).dailyMass());
    }

    @Test
    void reports_the_fit_and_its_calibration() {
        FitReport report = FIT.report();

        assertThat(report.events()).isPositive();
        assertThat(report.censored()).isEqualTo(report.rows() - report.events());
        assertThat(report.calibration())
                .isNotEmpty()
                .allSatisfy(bin -> assertThat(bin.predicted()).isCloseTo(bin.observed(), within(0.15)));
    }

    @Test
    void warns_of_data_without_customers_who_stayed_away() {
        TreeMap<String, List<LocalDate>> buyers = new TreeMap<>();
        for (int i = 0; i < 40; i++) buyers.put("b" + i, every(7 + i % 5, 4));
        LocalDate first = OPENED.plusDays(60);
        buyers.replaceAll((customer, days) -> {
            List<LocalDate> all = new ArrayList<>(days);
            all.add(first);
            return all;
        });

        assertThat(ReplenishmentTrainer.fit(new PurchaseDays(buyers), first, "made-up", "test")
                        .report()
                        .warnings())
                .extracting(FitReport.Warning::code)
                .contains("converters-only");
    }

    @Test
    void refuses_what_it_cannot_use() {
        assertThatThrownBy(() -> ReplenishmentTrainer.fit(SHOP, OPENED.minusDays(1), "x", "test"))
                .isInstanceOf(ModelFitException.class)
                .hasMessageContaining("no purchase up to 2024-12-31");
        assertThatThrownBy(() -> ReplenishmentTrainer.fit(shop(3), OPENED.plusDays(40), "x", "test"))
                .isInstanceOf(ModelFitException.class)
                .hasMessageContaining("needs 20");
        assertThatThrownBy(() -> FIT.model().predict(List.of(), TODAY)).hasMessageContaining("purchaseDays");
        assertThatThrownBy(() -> FIT.model().predict(List.of(TODAY), TODAY, 0)).hasMessageContaining("horizon");
        assertThatThrownBy(() -> ReplenishmentModel.read(new ByteArrayInputStream(
                        text(FIT.model()).replace("own-gaps*purchases", "moon").getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("unknown column moon");
        assertThatThrownBy(() -> ReplenishmentModel.read(new ByteArrayInputStream(
                        text(FIT.model()).substring(0, 2000).getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(ModelFileException.class);
    }

    private static double within30(GapDistribution gap) {
        return 1 - gap.survival(gap.first().plusDays(30));
    }

    private static List<LocalDate> every(int days, int times) {
        List<LocalDate> dates = new ArrayList<>();
        for (int i = 0; i < times; i++) dates.add(OPENED.plusDays((long) days * i));
        return dates;
    }

    private static String text(ReplenishmentModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static PurchaseDays shop(int customers) {
        SplittableRandom random = new SplittableRandom(7);
        TreeMap<String, List<LocalDate>> days = new TreeMap<>();
        for (int c = 0; c < customers; c++) {
            List<LocalDate> own = new ArrayList<>();
            LocalDate day = OPENED.plusDays(random.nextInt(60));
            boolean regular = random.nextInt(2) == 0;
            boolean once = random.nextInt(5) == 0;
            own.add(day);
            while (!once && random.nextInt(12) > 0) {
                day = day.plusDays(regular ? 25 + random.nextInt(7) : 1 + random.nextInt(90));
                if (!day.isAfter(TODAY)) own.add(day);
            }
            days.put("customer-" + c, own);
        }
        return new PurchaseDays(days);
    }
}
