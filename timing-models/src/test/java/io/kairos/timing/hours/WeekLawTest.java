package io.kairos.timing.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeekLawTest {

    /** Every hour weighs its number, so that a share tells which hour it is. */
    private static final WeekLaw NUMBERED = numbered();

    @ParameterizedTest(name = "{1} in {0} is {2} {3}h")
    @CsvSource({
        "Europe/Brussels, 2026-03-29T00:59:59Z, SUNDAY, 1",
        "Europe/Brussels, 2026-03-29T01:00:00Z, SUNDAY, 3",
        "Europe/Brussels, 2026-10-25T00:30:00Z, SUNDAY, 2",
        "Europe/Brussels, 2026-10-25T01:30:00Z, SUNDAY, 2",
        "America/New_York, 2026-03-08T06:59:59Z, SUNDAY, 1",
        "America/New_York, 2026-03-08T07:00:00Z, SUNDAY, 3",
        "America/New_York, 2026-11-01T05:30:00Z, SUNDAY, 1",
        "America/New_York, 2026-11-01T06:30:00Z, SUNDAY, 1",
        "Australia/Lord_Howe, 2026-04-04T14:45:00Z, SUNDAY, 1",
        "Australia/Lord_Howe, 2026-04-04T15:15:00Z, SUNDAY, 1",
        "Asia/Kathmandu, 2026-06-01T03:15:00Z, MONDAY, 9",
        "America/Sao_Paulo, 2026-11-01T03:30:00Z, SUNDAY, 0"
    })
    void clock_changes(String zone, Instant instant, DayOfWeek day, int hour) {
        assertThat(NUMBERED.at(instant, ZoneId.of(zone))).isEqualTo(NUMBERED.share(day, hour));
    }

    /** The same instant is another hour for two customers. */
    @Test
    void two_zones() {
        Instant instant = Instant.parse("2026-06-01T22:30:00Z");

        assertThat(NUMBERED.at(instant, ZoneId.of("Europe/Brussels"))).isEqualTo(NUMBERED.share(DayOfWeek.TUESDAY, 0));
        assertThat(NUMBERED.at(instant, ZoneId.of("America/New_York"))).isEqualTo(NUMBERED.share(DayOfWeek.MONDAY, 18));
    }

    @Test
    void equal_hours_stand_in_the_order_of_the_week() {
        double[] even = new double[168];
        Arrays.fill(even, 1);
        even[100] = 2;

        assertThat(WeekLaw.of(even).best(4)).containsExactly(100, 0, 1, 2);
    }

    @Test
    void relative_weights_have_mean_one() {
        double sum = 0;
        for (int hour = 0; hour < 168; hour++) sum += NUMBERED.relative(hour);

        assertThat(sum / 168).isCloseTo(1, within(1e-12));
    }

    private static WeekLaw numbered() {
        double[] weights = new double[168];
        for (int hour = 0; hour < 168; hour++) weights[hour] = hour + 1;
        return WeekLaw.of(weights);
    }
}
