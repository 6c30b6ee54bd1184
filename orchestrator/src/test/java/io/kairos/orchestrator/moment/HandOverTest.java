package io.kairos.orchestrator.moment;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.spi.CutOff;
import io.kairos.channel.spi.DeliveryCalendar;
import io.kairos.channel.spi.DeliveryDays;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Printed from Monday to Friday, delivered from Monday to Saturday, nothing on Friday, 1 May 2026. */
class HandOverTest {
    private static final Set<LocalDate> LABOUR_DAY = Set.of(LocalDate.of(2026, 5, 1));
    private static final Instant LONG_BEFORE = Instant.parse("2026-03-01T08:00:00Z");

    /** All are at 13:00 in Paris: an hour before the cut-off, which is at 12:00 UTC then, and at 13:00 UTC before 29 March. */
    @ParameterizedTest
    @CsvSource({
        // Wednesday: posted on Monday
        "2026-03-18, 2, 2026-03-13T12:00:00Z, 2026-03-18",
        // Monday: three delivery days before it are Saturday, Friday and the Thursday it is posted on
        "2026-03-16, 3, 2026-03-11T12:00:00Z, 2026-03-16",
        // Sunday: nobody delivers, so it is there on Saturday
        "2026-03-15, 2, 2026-03-11T12:00:00Z, 2026-03-14",
        // Saturday after the holiday: posted on Wednesday
        "2026-05-02, 2, 2026-04-28T11:00:00Z, 2026-05-02",
        // the holiday itself: there the day before
        "2026-05-01, 2, 2026-04-27T11:00:00Z, 2026-04-30"
    })
    void a_letter_leaves_for_its_day_over_sundays_and_holidays(
            LocalDate wanted, int transit, Instant handedOver, LocalDate there) {
        HandOver handOver = handOver(transit);

        Instant at = handOver.latest(wanted, LONG_BEFORE);

        assertThat(at).isEqualTo(handedOver);
        assertThat(handOver.thereOn(at)).isEqualTo(there);
    }

    @ParameterizedTest
    @CsvSource({
        // too late for Saturday: posted on Thursday, delivery days are Saturday and Monday
        "2026-04-28T12:30:00Z, 2026-04-29T11:00:00Z, 2026-05-04",
        // posted on Monday, as nobody works on the holiday
        "2026-04-30T08:00:00Z, 2026-04-30T11:00:00Z, 2026-05-06"
    })
    void what_is_too_late_for_its_day_is_there_as_soon_as_can_be(Instant now, Instant handedOver, LocalDate there) {
        HandOver handOver = handOver(2);

        Instant at = handOver.latest(LocalDate.of(2026, 5, 2), now);

        assertThat(at).isEqualTo(handedOver);
        assertThat(handOver.thereOn(at)).isEqualTo(there);
    }

    private static HandOver handOver(int transit) {
        return new HandOver(new DeliveryCalendar(
                new CutOff(
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        LABOUR_DAY,
                        LocalTime.of(14, 0),
                        ZoneId.of("Europe/Paris"),
                        1),
                new DeliveryDays(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY), LABOUR_DAY, transit)));
    }
}
