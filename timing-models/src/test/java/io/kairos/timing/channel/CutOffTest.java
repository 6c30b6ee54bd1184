package io.kairos.timing.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutOffTest {

    @Test
    void closed_days_wait_for_the_next_work_day() {
        // the British gift shop takes no orders from 24 December to 3 January
        Set<LocalDate> closed = Set.copyOf(
                LocalDate.of(2010, 12, 24).datesUntil(LocalDate.of(2011, 1, 4)).toList());
        CutOff shop = new CutOff(
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                LocalTime.of(15, 0),
                ZoneId.of("Europe/London"),
                closed);

        assertThat(shop.departure(Instant.parse("2010-12-23T15:00:00Z"))).isEqualTo("2010-12-23T15:00:00Z");
        assertThat(shop.departure(Instant.parse("2010-12-23T15:00:01Z"))).isEqualTo("2011-01-04T15:00:00Z");
    }

    @ParameterizedTest(name = "{0} {1} after {2}")
    @CsvSource({
        "Europe/Brussels, 02:30, 2026-03-28T22:00:00Z, 2026-03-29T01:30:00Z",
        "Europe/Brussels, 02:30, 2026-10-24T22:00:00Z, 2026-10-25T00:30:00Z",
        "America/New_York, 02:30, 2026-03-08T04:00:00Z, 2026-03-08T07:30:00Z",
        "America/New_York, 01:30, 2026-11-01T04:00:00Z, 2026-11-01T05:30:00Z",
        "Australia/Lord_Howe, 01:45, 2026-04-04T13:00:00Z, 2026-04-04T14:45:00Z",
        "Asia/Kathmandu, 09:00, 2026-05-31T18:15:00Z, 2026-06-01T03:15:00Z",
        "America/Sao_Paulo, 00:30, 2026-11-01T03:00:00Z, 2026-11-01T03:30:00Z"
    })
    void clock_changes(String zone, LocalTime time, Instant handedOver, Instant departure) {
        assertThat(new CutOff(EnumSet.allOf(DayOfWeek.class), time, ZoneId.of(zone), Set.of()).departure(handedOver))
                .isEqualTo(departure);
    }

    @Test
    void bad_input_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CutOff(Set.of(), LocalTime.NOON, ZoneId.of("UTC"), Set.of()))
                .withMessageContaining("workDays");
        Set<LocalDate> always = Set.copyOf(
                LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2028, 1, 1)).toList());
        assertThatIllegalStateException()
                .isThrownBy(() -> new CutOff(EnumSet.allOf(DayOfWeek.class), LocalTime.NOON, ZoneId.of("UTC"), always)
                        .departure(Instant.parse("2026-01-02T00:00:00Z")))
                .withMessageContaining("no cut-off within a year");
    }
}
