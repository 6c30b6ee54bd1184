package io.kairos.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Quiet hours in the nights when the clocks change. */
class DispatchTimesTest {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void quiet_until_half_past_two_ends_at_three_where_half_past_two_is_skipped() {
        Instant evening = Instant.parse("2026-03-28T22:00:00Z");

        assertThat(first(BRUSSELS, evening, LocalTime.of(22, 0), LocalTime.of(2, 30)))
                .isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(first(NEW_YORK, Instant.parse("2026-03-08T04:00:00Z"), LocalTime.of(22, 0), LocalTime.of(2, 30)))
                .isEqualTo(Instant.parse("2026-03-08T07:00:00Z"));
    }

    @Test
    void quiet_until_half_past_two_ends_the_first_time_the_clock_shows_it_and_starts_over_at_the_second_two() {
        Instant evening = Instant.parse("2026-10-24T21:00:00Z");
        List<Instant> times = times(BRUSSELS, evening, LocalTime.of(22, 0), LocalTime.of(2, 30));

        assertThat(times.subList(0, 3))
                .containsExactly(
                        Instant.parse("2026-10-25T00:30:00Z"),
                        Instant.parse("2026-10-25T01:30:00Z"),
                        Instant.parse("2026-10-25T02:00:00Z"));
        for (Instant time : times)
            assertThat(new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30))
                            .contains(LocalTime.ofInstant(time, BRUSSELS)))
                    .isFalse();
    }

    @Test
    void a_usual_night_ends_at_the_same_local_hour_before_and_after_the_change() {
        LocalTime from = LocalTime.of(21, 0);
        LocalTime until = LocalTime.of(8, 0);

        assertThat(first(BRUSSELS, Instant.parse("2026-10-24T21:00:00Z"), from, until))
                .isEqualTo(Instant.parse("2026-10-25T07:00:00Z"));
        assertThat(first(BRUSSELS, Instant.parse("2026-10-23T21:00:00Z"), from, until))
                .isEqualTo(Instant.parse("2026-10-24T06:00:00Z"));
    }

    @Test
    void the_least_gap_counts_seconds_over_the_change() {
        Instant sent = Instant.parse("2026-10-24T10:00:00Z");
        Limits limits = new Limits(
                1, Optional.of(sent), Duration.ofHours(24), QuietHours.none(), Optional.empty(), Duration.ZERO);

        Optional<Instant> first =
                new DispatchTimes(limits, BRUSSELS, sent.plusSeconds(1), sent.plus(Duration.ofDays(9))).first();

        assertThat(first).contains(Instant.parse("2026-10-25T10:00:00Z"));
    }

    private static Instant first(ZoneId zone, Instant now, LocalTime from, LocalTime until) {
        return times(zone, now, from, until).get(0);
    }

    private static List<Instant> times(ZoneId zone, Instant now, LocalTime from, LocalTime until) {
        Limits limits = new Limits(
                1, Optional.empty(), Duration.ZERO, new QuietHours(from, until), Optional.empty(), Duration.ZERO);
        Instant end = now.plus(Duration.ofDays(2));
        Dispatches times =
                new DispatchTimes(limits, zone, now, end).among(HourGrid.between(now, end, Blocks.hours(zone, now)));
        return IntStream.range(0, times.count()).mapToObj(times::get).toList();
    }
}
