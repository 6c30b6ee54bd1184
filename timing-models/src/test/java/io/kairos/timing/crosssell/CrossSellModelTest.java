package io.kairos.timing.crosssell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.crosssell.Suggestion.Ranked;
import io.kairos.timing.data.CsvRows;
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
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A made-up shop: who buys a camera takes a bag three weeks later, who buys a tent takes a stove; a kite is the latest craze. */
class CrossSellModelTest {

    private static final LocalDate OPENED = LocalDate.of(2025, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2025, 12, 31);
    private static final Baskets SHOP = shop();
    private static final CrossSellFit FIT = CrossSellTrainer.fit(SHOP, TODAY, "made-up", "test");
    private static final CrossSellModel MODEL = FIT.model();

    @Test
    void offers_what_follows_the_last_purchase() {
        assertThat(first(List.of(new Basket(TODAY, Set.of("camera"))))).isEqualTo("bag");
        assertThat(first(List.of(new Basket(TODAY, Set.of("tent"))))).isEqualTo("stove");
    }

    @Test
    void never_offers_what_is_owned_or_was_returned() {
        List<Basket> history =
                List.of(new Basket(TODAY.minusDays(60), Set.of("bag")), new Basket(TODAY, Set.of("camera")));

        Suggestion suggestion = MODEL.suggest(history, Set.of("stove"), TODAY, TODAY, 20);

        assertThat(suggestion.products())
                .extracting(Ranked::product)
                .isNotEmpty()
                .doesNotContain("bag", "camera", "stove");
    }

    @Test
    void waits_for_delivery_and_first_use_and_picks_the_week_of_the_next_purchase() {
        List<Basket> history = List.of(new Basket(TODAY, Set.of("camera")));

        Suggestion suggestion = MODEL.suggest(history, Set.of(), TODAY, TODAY.plusDays(2), 3);
        Suggestion late = MODEL.suggest(history, Set.of(), TODAY, TODAY.plusDays(30), 3);

        assertThat(suggestion.from()).isEqualTo(TODAY.plusDays(8));
        assertThat(suggestion.best()).isBetween(TODAY.plusDays(13), TODAY.plusDays(22));
        assertThat(suggestion.latest()).isEqualTo(TODAY.plusDays(42));
        assertThat(suggestion.chance()).isBetween(0.3, 1.0);
        assertThat(late.from()).isEqualTo(TODAY.plusDays(30));
        assertThat(late.best()).isAfterOrEqualTo(late.from());
        assertThat(late.chance()).isLessThan(suggestion.chance());
    }

    @Test
    void reads_nothing_after_the_day_of_training() throws IOException {
        LocalDate asOf = OPENED.plusDays(200);
        TreeMap<String, List<Basket>> past = new TreeMap<>();
        SHOP.byCustomer()
                .forEach((customer, baskets) -> past.put(
                        customer,
                        baskets.stream()
                                .filter(each -> !each.day().isAfter(asOf))
                                .toList()));

        assertThat(text(CrossSellTrainer.fit(SHOP, asOf, "made-up", "test").model()))
                .isEqualTo(text(CrossSellTrainer.fit(new Baskets(past), asOf, "made-up", "test")
                        .model()));
    }

    @Test
    void same_baskets_give_the_same_bytes_and_name_no_customer() throws IOException {
        String text = text(MODEL);

        assertThat(text(CrossSellTrainer.fit(shop(), TODAY, "made-up", "test").model()))
                .isEqualTo(text);
        assertThat(text).doesNotContain("customer-");
        CrossSellModel read = CrossSellModel.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(read.ref()).isEqualTo(MODEL.ref());
        assertThat(read.rank(Set.of("camera"), Set.of("camera"), 5))
                .isEqualTo(MODEL.rank(Set.of("camera"), Set.of("camera"), 5));
    }

    @Test
    void reports_what_the_fit_saw() {
        FitReport report = FIT.report();

        assertThat(report.rows()).isEqualTo(report.events() + report.censored());
        assertThat(report.events()).isBetween(430, 480);
        FitReport.Estimate chance = report.estimate("P(something new on day 8 to 42)");
        assertThat(chance.value()).isCloseTo(MODEL.chance(8, 42), within(1e-12));
        assertThat(chance.standardError().orElseThrow()).isBetween(0.001, 0.05);
        assertThat(report.logLikelihood()).isNegative();
        assertThat(report.calibration())
                .isNotEmpty()
                .allSatisfy(bin -> assertThat(bin.predicted()).isCloseTo(bin.observed(), within(0.02)));
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void warns_of_buyers_alone_and_of_few() {
        TreeMap<String, List<Basket>> few = new TreeMap<>();
        for (int c = 0; c < 5; c++)
            few.put(
                    "customer-" + c,
                    List.of(new Basket(OPENED, Set.of("camera")), new Basket(OPENED.plusDays(20), Set.of("bag"))));

        FitReport report =
                CrossSellTrainer.fit(new Baskets(few), TODAY, "made-up", "test").report();

        assertThat(report.warns("few-cases")).isTrue();
        assertThat(report.warns("converters-only")).isTrue();
    }

    @Test
    void says_what_is_wrong() {
        assertThatThrownBy(() -> MODEL.suggest(List.of(), Set.of(), TODAY, TODAY, 3))
                .hasMessageContaining("history");
        assertThatThrownBy(() -> CrossSellTrainer.fit(SHOP, OPENED.minusDays(1), "x", "test"))
                .isInstanceOf(ModelFitException.class)
                .hasMessageContaining("choose a later day");
        assertThatThrownBy(() -> Baskets.read(rows("customer_id,day\n1,2025-01-01\n")))
                .hasMessageContaining("product_id");
        assertThatThrownBy(() -> Baskets.read(rows("customer_id,day,product_id\n1,soon,2\n")))
                .hasMessageContaining("line 2: day must be a date");
        assertThatThrownBy(() -> new Basket(TODAY, Set.of())).hasMessageContaining("must not be empty");
        assertThatThrownBy(() -> CrossSellModel.read(
                        new ByteArrayInputStream(text(MODEL).substring(0, 400).getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(ModelFileException.class);
    }

    private static CsvRows rows(String csv) throws IOException {
        return CsvRows.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    private static String first(List<Basket> history) {
        return MODEL.suggest(history, Set.of(), TODAY, TODAY, 1)
                .products()
                .get(0)
                .product();
    }

    private static String text(CrossSellModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Baskets shop() {
        TreeMap<String, List<Basket>> baskets = new TreeMap<>();
        for (int c = 0; c < 600; c++) {
            LocalDate day = OPENED.plusDays(c * 340L / 600);
            boolean camera = c % 2 == 0;
            List<Basket> own = new ArrayList<>();
            own.add(new Basket(day, Set.of(camera ? "camera" : "tent", "item-" + c % 7)));
            LocalDate later = day.plusDays(17 + c % 7);
            if (c % 5 > 0 && !later.isAfter(TODAY)) own.add(new Basket(later, Set.of(camera ? "bag" : "stove")));
            baskets.put("customer-" + c, own);
        }
        return new Baskets(baskets);
    }
}
