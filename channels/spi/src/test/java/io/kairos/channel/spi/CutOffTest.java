package io.kairos.channel.spi;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CutOffTest {

    private static final Set<DayOfWeek> WEEK = EnumSet.range(MONDAY, FRIDAY);
    private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);

    /** A printer in Paris: given by 11:00, ready two work days later. */
    private static final CutOff PRINTER =
            new CutOff(WEEK, Set.of(CHRISTMAS), LocalTime.of(11, 0), ZoneId.of("Europe/Paris"), 2);

    @ParameterizedTest
    @CsvSource({
        "2026-12-14T09:59:00Z, 2026-12-16",
        "2026-12-14T10:00:00Z, 2026-12-16",
        "2026-12-14T10:00:01Z, 2026-12-17",
        "2026-12-18T11:00:00Z, 2026-12-23",
        "2026-12-19T09:00:00Z, 2026-12-23",
        "2026-12-24T09:00:00Z, 2026-12-29",
        "2026-06-15T09:00:00Z, 2026-06-17",
        "2026-06-15T09:00:01Z, 2026-06-18"
    })
    void is_done_two_work_days_after_the_cut_off(Instant handedOver, LocalDate done) {
        assertThat(PRINTER.doneOn(handedOver)).isEqualTo(done);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-16", "2026-12-20", "2026-12-25", "2026-12-26", "2026-12-29", "2026-06-17"})
    void the_latest_hand_over_is_in_time_and_a_second_later_is_not(LocalDate wanted) {
        Instant latest = PRINTER.latestHandOver(wanted);

        assertThat(PRINTER.doneOn(latest)).isBeforeOrEqualTo(wanted);
        assertThat(PRINTER.doneOn(latest.plusSeconds(1))).isAfter(wanted);
    }

    @Test
    void refuses_a_calendar_without_work() {
        assertThatThrownBy(() -> new CutOff(Set.of(), Set.of(), LocalTime.NOON, ZoneOffset.UTC, 1))
                .hasMessageContaining("no work day");
        assertThatThrownBy(() -> new CutOff(WEEK, Set.of(), LocalTime.NOON, ZoneOffset.UTC, -1))
                .hasMessageContaining("lead time");
    }
}
