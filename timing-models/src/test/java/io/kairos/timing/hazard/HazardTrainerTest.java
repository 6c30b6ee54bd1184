package io.kairos.timing.hazard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.hazard.FitOptions.TimeShape;
import io.kairos.timing.model.FitReport.Warning;
import io.kairos.timing.model.ModelFile;
import io.kairos.timing.model.ModelFileException;
import io.kairos.timing.model.ModelFitException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HazardTrainerTest {

    private static final List<HazardCase> CASES = MadeUp.cases(3000, 1);
    private static final FittedHazard<RidgeHazard> RIDGE =
            trainer(FitOptions.standard()).ridge(CASES);
    private static final FittedHazard<BoostedHazard> BOOSTED =
            trainer(FitOptions.standard()).boosted(CASES);
    private static final FittedHazard<BlendedHazard> BLEND =
            trainer(FitOptions.standard()).blend(CASES);

    @Test
    void every_model_recovers_the_law() {
        assertThat(error(RIDGE.model())).as("ridge").isLessThan(0.16);
        assertThat(error(BOOSTED.model())).as("boosted").isLessThan(0.3);
        assertThat(error(BLEND.model())).as("blend").isLessThan(0.2);
        assertThat(BOOSTED.report().logLikelihood()).isGreaterThan(-10_000);
    }

    /** Mean distance on the scale of the log-odds. */
    private static double error(HazardModel model) {
        double sum = 0;
        int count = 0;
        for (String word : List.of("a", "b"))
            for (double x = -1.5; x <= 1.5; x += 0.5) {
                double[] scores = model.logOdds(new double[] {x, 0.5}, List.of(word));
                for (int day = 1; day < 20; day++, count++)
                    sum += Math.abs(scores[day - 1] - MadeUp.logOdds(x, word, day));
            }
        return sum / count;
    }

    @Test
    void an_unknown_word_and_a_missing_one_count_as_the_average() {
        for (HazardModel model : List.of(RIDGE.model(), BOOSTED.model(), BLEND.model())) {
            double[] unknown = model.hazard(new double[] {0, 0.5}, List.of("zebra"));

            assertThat(model.hazard(new double[] {0, 0.5}, List.of(""))).isEqualTo(unknown);
            assertThat(unknown[2])
                    .isBetween(
                            model.hazard(new double[] {0, 0.5}, List.of("a"))[2] - 1e-12,
                            model.hazard(new double[] {0, 0.5}, List.of("b"))[2]);
        }
    }

    @Test
    void a_missing_number_lies_between_the_extremes() {
        for (HazardModel model : List.of(RIDGE.model(), BOOSTED.model(), BLEND.model()))
            assertThat(model.hazard(new double[] {Double.NaN, 0.5}, List.of("a"))[2])
                    .isBetween(
                            model.hazard(new double[] {-1.5, 0.5}, List.of("a"))[2],
                            model.hazard(new double[] {1.5, 0.5}, List.of("a"))[2]);
    }

    @Test
    void a_rising_hazard_never_falls_whatever_the_case() {
        HazardModel rising = trainer(
                        FitOptions.standard().withTimeShape(TimeShape.RISING).withTrees(60, 12, 0.1))
                .boosted(CASES)
                .model();
        HazardModel falling = trainer(
                        FitOptions.standard().withTimeShape(TimeShape.FALLING).withTrees(60, 12, 0.1))
                .boosted(CASES)
                .model();

        for (double x = -2; x <= 2; x += 0.1) {
            double[] up = rising.logOdds(new double[] {x, x / 4 + 0.5}, List.of("b"));
            double[] down = falling.logOdds(new double[] {x, x / 4 + 0.5}, List.of("b"));
            for (int step = 1; step < up.length; step++) {
                assertThat(up[step]).isGreaterThanOrEqualTo(up[step - 1] - 1e-6);
                assertThat(down[step]).isLessThanOrEqualTo(down[step - 1] + 1e-6);
            }
        }
    }

    @Test
    void one_thread_and_three_write_the_same_file() throws IOException {
        assertThat(text(trainer(FitOptions.standard().withThreads(3))
                        .blend(CASES)
                        .model()))
                .isEqualTo(text(BLEND.model()));
        assertThat(text(trainer(FitOptions.standard().withSeed(2)).blend(CASES).model()))
                .isNotEqualTo(text(BLEND.model()));
    }

    @Test
    void the_file_reads_back_exactly() throws IOException {
        for (HazardModel model : List.of(RIDGE.model(), BOOSTED.model(), BLEND.model())) {
            HazardModel read = HazardModel.read(
                    ModelFile.read(new ByteArrayInputStream(text(model).getBytes(UTF_8))));

            assertThat(text(read)).isEqualTo(text(model));
            for (double x = -2; x <= 2; x += 0.25)
                assertThat(read.logOdds(new double[] {x, 0.1}, List.of("b")))
                        .isEqualTo(model.logOdds(new double[] {x, 0.1}, List.of("b")));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6, 0.9, 0.998})
    void a_file_cut_short_is_refused(double share) throws IOException {
        String whole = text(BLEND.model());
        String cut = whole.substring(0, (int) (share * whole.length()));

        assertThatThrownBy(() -> HazardModel.read(ModelFile.read(new ByteArrayInputStream(cut.getBytes(UTF_8)))))
                .isInstanceOf(ModelFileException.class);
    }

    @Test
    void foretells_the_most_recent_cases_about_right() {
        for (FittedHazard<?> fitted : List.of(RIDGE, BOOSTED, BLEND)) {
            assertThat(fitted.report().warnings()).isEmpty();
            assertThat(fitted.report().calibration())
                    .hasSize(10)
                    .allSatisfy(bin -> assertThat(bin.observed()).isCloseTo(bin.predicted(), within(0.05)));
        }
        assertThat(BLEND.report().rows()).isEqualTo(3000);
        assertThat(BLEND.report().events() + BLEND.report().censored()).isEqualTo(3000);
    }

    @Test
    void warns_when_all_cases_ended_in_the_event() {
        List<HazardCase> events = CASES.stream().filter(HazardCase::event).toList();

        assertThat(trainer(FitOptions.standard()).ridge(events).report().warnings())
                .extracting(Warning::code)
                .contains("converters-only");
    }

    @Test
    void warns_when_the_most_recent_cases_are_unlike_the_others() {
        List<HazardCase> drifted = new ArrayList<>(CASES.subList(0, 2000));
        CASES.subList(2000, 2500).stream()
                .map(each -> HazardCase.of(each.numbers(), each.categories(), each.exit() / 4, each.event()))
                .forEach(drifted::add);

        assertThat(trainer(FitOptions.standard()).boosted(drifted).report().warnings())
                .extracting(Warning::code)
                .contains("calibration");
    }

    @Test
    void refuses_what_it_cannot_learn_from() {
        HazardTrainer trainer = trainer(FitOptions.standard());
        List<HazardCase> never = CASES.stream().filter(each -> !each.event()).toList();
        HazardCase atOnce = HazardCase.of(new double[] {1, 1}, List.of("a"), 0, true);

        assertThatThrownBy(() -> trainer.ridge(List.of()))
                .isInstanceOf(ModelFitException.class)
                .hasMessageContaining("found 0");
        assertThatThrownBy(() -> trainer.boosted(never))
                .isInstanceOf(ModelFitException.class)
                .hasMessageContaining("and 0");
        assertThatThrownBy(() -> trainer.ridge(Collections.nCopies(500, atOnce)))
                .isInstanceOf(ModelFitException.class)
                .hasMessageContaining("nothing to tell apart");
        assertThatThrownBy(() -> HazardCase.of(new double[] {Double.POSITIVE_INFINITY, 1}, List.of("a"), 0, true))
                .hasMessageContaining("Infinity");
        assertThatThrownBy(() ->
                        trainer.ridge(Collections.nCopies(500, HazardCase.of(new double[] {1}, List.of("a"), 3, true))))
                .hasMessageContaining("2 numbers and 1 categories");
    }

    @Test
    void a_case_seen_only_from_later_on_says_nothing_about_earlier_steps() {
        List<HazardCase> late = CASES.stream()
                .filter(each -> each.exit() >= 5)
                .map(each -> new HazardCase(each.numbers(), each.categories(), 5, each.exit(), each.event(), 1))
                .toList();
        List<HazardCase> both = new ArrayList<>(CASES);
        both.addAll(late);

        double[] honest = RIDGE.model().hazard(new double[] {0, 0.5}, List.of("a"));
        double[] truncated =
                trainer(FitOptions.standard()).ridge(both).model().hazard(new double[] {0, 0.5}, List.of("a"));

        for (int step = 0; step < 5; step++) assertThat(truncated[step]).isCloseTo(honest[step], within(0.015));
    }

    private static HazardTrainer trainer(FitOptions options) {
        return new HazardTrainer(MadeUp.SCHEMA, MadeUp.DAYS, options);
    }

    private static String text(HazardModel model) throws IOException {
        ModelFile file = new ModelFile().put("kind", "test");
        model.write(file);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.writeTo(out);
        return out.toString(UTF_8);
    }
}
