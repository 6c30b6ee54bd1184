package io.kairos.timing.dated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.data.Hotel;
import io.kairos.timing.hazard.FitOptions;
import io.kairos.timing.model.FitReport.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Dates that come late, early, wrong or not at all. */
class LeadTimePitfallsTest {

    private static final FitOptions QUICK = FitOptions.standard().withTrees(5, 4, 0.1);
    private static final LocalDate DATE = LocalDate.of(2026, 7, 14);
    private static final Map<String, String> FAMILY = Map.of(
            "nights",
            "4",
            "adults",
            "2",
            "children",
            "1",
            "country",
            "FRA",
            "segment",
            "Online TA",
            "weekendNights",
            "2");

    private static LeadTimeModel shipped() {
        try (InputStream in = Objects.requireNonNull(
                LeadTimeModel.class.getResourceAsStream("/io/kairos/timing/models/dated-hotel.model"))) {
            return LeadTimeModel.read(in);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Median lead of autumn 2016: 52 days; of the bookings for it that were known at the end of August: 116. */
    @Test
    void right_truncated_bookings_are_left_out_and_reported() {
        List<LeadTimeObservation> autumn = Hotel.test();
        List<LeadTimeObservation> known = autumn.stream()
                .filter(each -> !each.purchased().isAfter(Hotel.TRAIN_TO))
                .toList();
        assertThat(median(autumn)).isEqualTo(52);
        assertThat(median(known)).isEqualTo(116);
        List<LeadTimeObservation> spring = Hotel.train().stream()
                .filter(each -> each.date().isAfter(LocalDate.of(2016, 5, 31)))
                .toList();
        List<LeadTimeObservation> both = new ArrayList<>(spring);
        both.addAll(known);

        FittedLeadTimes honest = LeadTimeTrainer.fit(spring, Hotel.TRAIN_TO, "hotel", "test", QUICK);
        FittedLeadTimes told = LeadTimeTrainer.fit(both, Hotel.TRAIN_TO, "hotel", "test", QUICK);

        assertThat(told.report().truncated()).isEqualTo(4064);
        assertThat(told.report().warnings()).extracting(Warning::code).contains("right-truncated");
        assertThat(honest.report().warnings()).extracting(Warning::code).doesNotContain("right-truncated");
        assertThat(told.model().predict(FAMILY, DATE, 180).mean())
                .isEqualTo(honest.model().predict(FAMILY, DATE, 180).mean());
    }

    private static int median(List<LeadTimeObservation> stays) {
        int[] leads =
                stays.stream().mapToInt(LeadTimeObservation::lead).sorted().toArray();
        return leads[(leads.length - 1) / 2];
    }

    @Test
    void a_date_of_today_is_bought_today_and_a_date_past_is_refused() {
        assertThat(shipped().predict(FAMILY, DATE, 0).pmf(0)).isEqualTo(1);
        assertThatThrownBy(() -> shipped().predict(FAMILY, DATE, -1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new LeadTimeObservation(DATE, DATE.plusDays(1), Map.of()))
                .hasMessageContaining("after its date");
    }

    @Test
    void a_search_one_day_before_leaves_two_days() {
        LeadTimeDistribution late = shipped().predict(FAMILY, DATE, 1);

        assertThat(late.maxLead()).isEqualTo(1);
        assertThat(late.pmf(0) + late.pmf(1)).isCloseTo(1, within(1e-12));
    }

    @Test
    void a_year_typed_wrong_counts_as_the_longest_lead_and_is_not_learnt_from() {
        assertThat(shipped().predict(FAMILY, DATE.plusYears(10), 3_700).maxLead())
                .isEqualTo(400);
        List<LeadTimeObservation> stays = new ArrayList<>(Hotel.train().subList(0, 2000));
        for (int i = 0; i < 50; i++)
            stays.add(new LeadTimeObservation(LocalDate.of(2016, 3, 1), LocalDate.of(2014, 3, 1), Map.of()));

        FittedLeadTimes fitted = LeadTimeTrainer.fit(stays, Hotel.TRAIN_TO, "hotel", "test", QUICK);

        assertThat(fitted.report().rows()).isEqualTo(2000);
        assertThat(fitted.report().warnings()).extracting(Warning::code).contains("implausible-date");
    }

    @Test
    void buyers_alone_are_warned_about() {
        FittedLeadTimes fitted =
                LeadTimeTrainer.fit(Hotel.train().subList(0, 2000), Hotel.TRAIN_TO, "hotel", "test", QUICK);

        assertThat(fitted.report().warnings())
                .filteredOn(each -> each.code().equals("converters-only"))
                .hasSize(1);
        assertThat(fitted.report().calibration()).isNotEmpty();
    }

    @Test
    void numbers_that_are_no_numbers_count_as_missing() {
        LeadTimeModel model = shipped();

        for (String odd : List.of("NaN", "Infinity", "-", "four", "  "))
            assertThat(model.predict(Map.of("nights", odd), DATE, 90).mean())
                    .isEqualTo(model.predict(Map.of(), DATE, 90).mean());
    }

    @Test
    void the_days_of_the_week_of_the_purchase_show() {
        LeadTimeDistribution law = shipped().predict(FAMILY, DATE, 120);
        double[] byDay = new double[7];
        for (int lead = 22; lead < 22 + 77; lead++)
            byDay[DATE.minusDays(lead).getDayOfWeek().getValue() - 1] += law.pmf(lead);

        assertThat(byDay[0]).as("Monday").isGreaterThan(1.1 * byDay[5]);
    }

    @Test
    void prints_what_a_whole_curve_costs() {
        LeadTimeModel model = shipped();
        long[] nanos = new long[4000];
        double sum = 0;
        for (int i = 0; i < nanos.length; i++) {
            Map<String, String> customer =
                    Map.of("nights", Integer.toString(1 + i % 7), "adults", "2", "country", "PRT");
            long started = System.nanoTime();
            sum += model.predict(customer, DATE.plusDays(i % 100), 400).pmf(30);
            nanos[i] = System.nanoTime() - started;
        }
        Arrays.sort(nanos);
        System.out.printf("a curve of 400 days: median %.1f µs (%.3f)%n", nanos[nanos.length / 2] / 1e3, sum);
        assertThat(sum).isPositive();
    }
}
