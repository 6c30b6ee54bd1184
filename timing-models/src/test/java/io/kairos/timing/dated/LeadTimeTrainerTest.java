package io.kairos.timing.dated;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.model.ModelFitException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LeadTimeTrainerTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

    private static final LeadTimeModel MODEL = LeadTimeTrainer.fit(purchases(), AS_OF);

    @Test
    void learns_who_buys_early() {
        double planner = predict(MODEL, Map.of("segment", "planner")).mean();
        double late = predict(MODEL, Map.of("segment", "late")).mean();
        double unknown = predict(MODEL, Map.of()).mean();

        assertThat(planner).isGreaterThan(late + 15);
        assertThat(unknown).isBetween(late, planner);
    }

    @Test
    void takes_an_unseen_value_or_name_as_unknown() {
        double unknown = predict(MODEL, Map.of()).mean();

        assertThat(predict(MODEL, Map.of("segment", "by carrier pigeon")).mean())
                .isCloseTo(unknown, within(1e-9));
        assertThat(predict(MODEL, Map.of("shoe size", "42")).mean()).isCloseTo(unknown, within(1e-9));
    }

    @Test
    void conditions_on_the_first_search_exactly() {
        LocalDate date = LocalDate.of(2026, 3, 1);
        LeadTimeDistribution whole = MODEL.predict(Map.of(), date, 400);
        double within57 = 0;
        for (int lead = 0; lead <= 57; lead++) within57 += whole.pmf(lead);

        LeadTimeDistribution late = MODEL.predict(Map.of(), date, 57);

        double sum = 0;
        for (int lead = 0; lead <= 57; lead++) {
            assertThat(late.pmf(lead)).isCloseTo(whole.pmf(lead) / within57, within(1e-12));
            sum += late.pmf(lead);
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
        assertThat(late.pmf(58)).isZero();
        assertThat(MODEL.predict(Map.of(), date, 0).pmf(0)).isEqualTo(1);
        assertThat(MODEL.predict(Map.of(), date, 5000).maxLead()).isEqualTo(400);
    }

    @Test
    void reads_nothing_after_as_of() throws IOException {
        LocalDate june = LocalDate.of(2025, 6, 30);
        List<LeadTimeObservation> reached =
                purchases().stream().filter(each -> !each.date().isAfter(june)).toList();
        List<LeadTimeObservation> falsified = new ArrayList<>(reached);
        purchases().stream()
                .filter(each -> each.date().isAfter(june))
                .map(each -> new LeadTimeObservation(each.date(), each.date(), each.features()))
                .forEach(falsified::add);

        String honest = text(LeadTimeTrainer.fit(reached, june));
        String same = text(LeadTimeTrainer.fit(falsified, june));

        assertThat(same.replaceAll("rows-not-used: \\d+", "")).isEqualTo(honest.replaceAll("rows-not-used: \\d+", ""));
    }

    @Test
    void is_the_same_file_whatever_the_order_and_reads_back() throws IOException {
        List<LeadTimeObservation> shuffled = new ArrayList<>(purchases());
        Collections.shuffle(shuffled, new Random(3));

        LeadTimeModel model = LeadTimeTrainer.fit(purchases(), AS_OF, "cruise", "made up for a test");
        String text = text(model);

        assertThat(text(LeadTimeTrainer.fit(shuffled, AS_OF, "cruise", "made up for a test")))
                .isEqualTo(text);
        LeadTimeModel read = LeadTimeModel.read(new ByteArrayInputStream(text.getBytes(UTF_8)));
        assertThat(read.ref()).isEqualTo(model.ref());
        assertThat(text(read)).isEqualTo(text);
        Map<String, String> planner = Map.of("segment", "planner");
        for (int lead = 0; lead <= 90; lead++)
            assertThat(predict(read, planner).pmf(lead))
                    .isEqualTo(predict(model, planner).pmf(lead));
        assertThat(text)
                .startsWith("kairos-model 1.1\nkind: lead-time-hazard\nproduct-type: cruise\nunit: P1D\n")
                .contains("as-of: 2025-12-31", "rows: 2000", "source: made up for a test", "data-sha256: ");
    }

    @Test
    void refuses_too_few_purchases() {
        assertThatThrownBy(() -> LeadTimeTrainer.fit(purchases().subList(0, 150), AS_OF))
                .isInstanceOf(ModelFitException.class)
                .hasMessageContaining("found 150");
        assertThatThrownBy(() -> LeadTimeTrainer.fit(purchases(), START.minusDays(1)))
                .isInstanceOf(ModelFitException.class)
                .hasMessageContaining("found 0");
    }

    @Test
    void draws_leads_of_its_own_law() {
        LeadTimeDistribution law = predict(MODEL, Map.of());
        SplittableRandom random = new SplittableRandom(9);
        double mean = 0;
        for (int i = 0; i < 5000; i++) mean += law.sample(random) / 5000.0;

        assertThat(mean).isCloseTo(law.mean(), within(1.0));
    }

    private static LeadTimeDistribution predict(LeadTimeModel model, Map<String, String> features) {
        return model.predict(features, LocalDate.of(2026, 3, 1), 90);
    }

    private static String text(LeadTimeModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.writeTo(out);
        return out.toString(UTF_8);
    }

    /** Two kinds of customers: planners buy about two months ahead, the late about a week. */
    private static List<LeadTimeObservation> purchases() {
        SplittableRandom random = new SplittableRandom(1);
        List<LeadTimeObservation> purchases = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            boolean planner = random.nextInt(4) == 0;
            LocalDate date = START.plusDays(i % 365);
            int lead = (int) Math.min(400, -(planner ? 60 : 7) * Math.log(1 - random.nextDouble()));
            purchases.add(new LeadTimeObservation(
                    date, date.minusDays(lead), Map.of("segment", planner ? "planner" : "late")));
        }
        return purchases;
    }
}
