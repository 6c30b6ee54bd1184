package io.kairos.timing.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.data.Hotel;
import io.kairos.timing.dated.LeadTimeObservation;
import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.placement.DecayCandidates;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedDaysTest {

    private static final Duration WEEK = Duration.ofDays(7);

    /** Published for arrivals of September to December 2016. */
    @ParameterizedTest
    @CsvSource({"90, 0.3440", "180, 0.2762"})
    void earns_what_the_best_fixed_days_are_published_to_earn(int firstSearch, double published) {
        FixedDays fixed = FixedDays.fit(Hotel.train(), 3, WEEK, firstSearch);

        double value = Hotel.test().stream()
                .filter(each -> each.lead() <= firstSearch)
                .mapToDouble(each -> earned(fixed, each.lead()))
                .average()
                .orElseThrow();

        System.out.printf("S=%d fixed days %s value %.4f%n", firstSearch, fixed.daysBefore(), value);
        assertThat(value).isCloseTo(published, within(0.0015));
    }

    @Test
    void serves_several_first_searches_with_the_same_days() {
        List<LeadTimeObservation> twoHabits = Stream.of(
                        Collections.nCopies(60, lead(5)), Collections.nCopies(40, lead(50)))
                .flatMap(List::stream)
                .toList();

        assertThat(FixedDays.fit(twoHabits, 1, WEEK, 90).daysBefore()).containsExactly(5);
        assertThat(FixedDays.fit(twoHabits, 2, WEEK, 30, 90).daysBefore()).containsExactly(50, 5);
        assertThat(FixedDays.fit(twoHabits, 2, WEEK, 30).daysBefore()).containsExactly(5);
    }

    @Test
    void sends_at_the_local_hour_and_never_before_the_search() {
        FixedDays fixed = new FixedDays(List.of(30, 5));
        ZoneId lisbon = ZoneId.of("Europe/Lisbon");
        Instant searched = Instant.parse("2026-09-20T12:00:00Z");

        List<Instant> sends = fixed.sends(LocalDate.of(2026, 10, 10), lisbon, LocalTime.of(9, 0), searched);

        assertThat(sends).containsExactly(Instant.parse("2026-10-05T08:00:00Z"));
    }

    @Test
    void refuses_to_learn_from_nothing() {
        assertThatThrownBy(() -> FixedDays.fit(List.of(lead(50)), 3, WEEK, 10))
                .isInstanceOf(ModelFitException.class)
                .hasMessageContaining("within 10 days");
    }

    private static LeadTimeObservation lead(int days) {
        LocalDate date = LocalDate.of(2026, 10, 10);
        return new LeadTimeObservation(date, date.minusDays(days), Map.of());
    }

    private static double earned(FixedDays fixed, int lead) {
        return fixed.daysBefore().stream()
                .filter(day -> day >= lead)
                .min(Integer::compare)
                .map(day -> DecayCandidates.decay(day - lead, 7))
                .orElse(0.0);
    }
}
