package io.kairos.timing.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.timing.hours.LocalHours.Slot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalHoursTest {

    @ParameterizedTest(name = "{0} {1} has {2} hours")
    @CsvSource({
        "Europe/Brussels, 2026-03-29, 23",
        "Europe/Brussels, 2026-10-25, 25",
        "America/New_York, 2026-03-08, 23",
        "America/New_York, 2026-11-01, 25",
        "Australia/Lord_Howe, 2026-04-05, 25",
        "Asia/Kathmandu, 2026-06-01, 24",
        "America/Sao_Paulo, 2026-11-01, 24"
    })
    void cuts_a_day_without_gap_or_overlap(String zone, LocalDate day, int hours) {
        ZoneId place = ZoneId.of(zone);
        Instant start = day.atStartOfDay(place).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(place).toInstant();

        List<Slot> slots = LocalHours.between(start, end, place);

        assertThat(slots).hasSize(hours);
        assertThat(slots.get(0).start()).isEqualTo(start.getEpochSecond());
        assertThat(slots.get(hours - 1).end()).isEqualTo(end.getEpochSecond());
        for (int i = 1; i < hours; i++)
            assertThat(slots.get(i).start()).isEqualTo(slots.get(i - 1).end());
        for (Slot slot : slots)
            assertThat(slot.local()).isEqualTo(LocalTime.ofInstant(Instant.ofEpochSecond(slot.start()), place));
    }

    @Test
    void skips_the_hour_that_does_not_exist_and_repeats_the_one_that_does_twice() {
        assertThat(hoursOf(LocalDate.of(2026, 3, 29)))
                .doesNotContain(LocalTime.of(2, 0))
                .contains(LocalTime.of(3, 0));
        assertThat(hoursOf(LocalDate.of(2026, 10, 25)))
                .containsOnlyOnce(LocalTime.of(3, 0))
                .containsSequence(LocalTime.of(2, 0), LocalTime.of(2, 0));
    }

    private static List<LocalTime> hoursOf(LocalDate day) {
        ZoneId brussels = ZoneId.of("Europe/Brussels");
        return LocalHours.between(
                        day.atStartOfDay(brussels).toInstant(),
                        day.plusDays(1).atStartOfDay(brussels).toInstant(),
                        brussels)
                .stream()
                .map(Slot::local)
                .toList();
    }
}
