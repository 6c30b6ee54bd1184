package io.kairos.orchestrator.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

    @ParameterizedTest(name = "{0} in Paris: quiet until {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-03-02T19:59:59Z, -",
                "2026-03-02T20:00:00Z, 2026-03-03T07:00:00Z",
                "2026-03-02T23:30:00Z, 2026-03-03T07:00:00Z",
                "2026-03-03T00:30:00Z, 2026-03-03T07:00:00Z",
                "2026-03-03T06:59:59Z, 2026-03-03T07:00:00Z",
                "2026-03-03T07:00:00Z, -",
                "2026-03-03T12:00:00Z, -",
            })
    void last_from_evening_over_midnight_to_morning(Instant at, Instant end) {
        assertEnd(NIGHT, at, "Europe/Paris", end);
    }

    @ParameterizedTest(name = "{0} in Paris: quiet until {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-07-01T10:59:59Z, -",
                "2026-07-01T11:00:00Z, 2026-07-01T12:30:00Z",
                "2026-07-01T12:30:00Z, -",
            })
    void may_lie_within_one_day(Instant at, Instant end) {
        assertEnd(new QuietHours(LocalTime.of(13, 0), LocalTime.of(14, 30)), at, "Europe/Paris", end);
    }

    @Test
    void are_none_when_they_begin_and_end_alike() {
        assertEnd(
                new QuietHours(LocalTime.NOON, LocalTime.NOON),
                Instant.parse("2026-03-02T11:00:00Z"),
                "Europe/Paris",
                null);
    }

    @Test
    void end_at_the_shown_hour_in_the_short_night_of_paris() {
        assertEnd(NIGHT, Instant.parse("2026-03-28T20:00:00Z"), "Europe/Paris", Instant.parse("2026-03-29T06:00:00Z"));
    }

    @Test
    void end_at_the_shown_hour_in_the_long_night_of_paris() {
        assertEnd(NIGHT, Instant.parse("2026-10-24T19:00:00Z"), "Europe/Paris", Instant.parse("2026-10-25T07:00:00Z"));
    }

    @Test
    void end_at_the_shown_hour_in_the_short_and_the_long_night_of_new_york() {
        assertEnd(
                NIGHT,
                Instant.parse("2026-03-08T02:00:00Z"),
                "America/New_York",
                Instant.parse("2026-03-08T12:00:00Z"));
        assertEnd(
                NIGHT,
                Instant.parse("2026-11-01T01:00:00Z"),
                "America/New_York",
                Instant.parse("2026-11-01T13:00:00Z"));
    }

    @Test
    void end_at_the_shown_hour_in_the_nights_of_lord_howe_that_change_by_half_an_hour() {
        assertEnd(
                NIGHT,
                Instant.parse("2026-10-03T10:30:00Z"),
                "Australia/Lord_Howe",
                Instant.parse("2026-10-03T21:00:00Z"));
        assertEnd(
                NIGHT,
                Instant.parse("2026-04-04T10:00:00Z"),
                "Australia/Lord_Howe",
                Instant.parse("2026-04-04T21:30:00Z"));
    }

    /** 02:30 is not shown in the night of the gap: the quiet hours end with the change. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Europe/Paris,        2026-03-29T00:59:59Z, 2026-03-29T01:00:00Z",
        "America/New_York,    2026-03-08T06:59:59Z, 2026-03-08T07:00:00Z",
        "Australia/Lord_Howe, 2026-10-03T15:29:59Z, 2026-10-03T15:30:00Z",
    })
    void that_would_end_in_a_gap_end_with_the_change(String zone, Instant lastSecond, Instant change) {
        QuietHours untilTheGap = new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 15));

        assertEnd(untilTheGap, lastSecond, zone, change);
        assertEnd(untilTheGap, change, zone, null);
    }

    /** Shown twice: the quiet hours end the second time, and are not interrupted in between. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Europe/Paris,        02:30, 2026-10-25T00:30:00Z, 2026-10-25T00:45:00Z, 2026-10-25T01:30:00Z",
        "America/New_York,    01:30, 2026-11-01T05:30:00Z, 2026-11-01T05:45:00Z, 2026-11-01T06:30:00Z",
        "Australia/Lord_Howe, 01:45, 2026-04-04T14:45:00Z, 2026-04-04T14:55:00Z, 2026-04-04T15:15:00Z",
    })
    void that_end_in_an_overlap_end_the_second_time(
            String zone, LocalTime to, Instant firstTime, Instant between, Instant secondTime) {
        QuietHours untilTheOverlap = new QuietHours(LocalTime.of(22, 0), to);

        assertEnd(untilTheOverlap, firstTime, zone, secondTime);
        assertEnd(untilTheOverlap, between, zone, secondTime);
        assertEnd(untilTheOverlap, secondTime, zone, null);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Europe/Paris,        02:30, 2026-10-25T00:29:59Z, 2026-10-25T00:30:00Z, 2026-10-25T07:00:00Z",
        "America/New_York,    01:30, 2026-11-01T05:29:59Z, 2026-11-01T05:30:00Z, 2026-11-01T13:00:00Z",
        "Australia/Lord_Howe, 01:45, 2026-04-04T14:44:59Z, 2026-04-04T14:45:00Z, 2026-04-04T21:30:00Z",
    })
    void that_begin_in_an_overlap_begin_the_first_time(
            String zone, LocalTime from, Instant before, Instant begin, Instant end) {
        QuietHours fromTheOverlap = new QuietHours(from, LocalTime.of(8, 0));

        assertEnd(fromTheOverlap, before, zone, null);
        assertEnd(fromTheOverlap, begin, zone, end);
    }

    @Test
    void that_begin_in_a_gap_begin_with_the_change() {
        QuietHours fromTheGap = new QuietHours(LocalTime.of(2, 30), LocalTime.of(8, 0));

        assertEnd(fromTheGap, Instant.parse("2026-03-29T00:59:59Z"), "Europe/Paris", null);
        assertEnd(
                fromTheGap,
                Instant.parse("2026-03-29T01:00:00Z"),
                "Europe/Paris",
                Instant.parse("2026-03-29T06:00:00Z"));
    }

    private static void assertEnd(
            QuietHours hours, Instant at, String zone, @org.jspecify.annotations.Nullable Instant end) {
        assertThat(hours.endAround(at, ZoneId.of(zone)))
                .as("end of the quiet hours around %s in %s", at, zone)
                .isEqualTo(java.util.Optional.ofNullable(end));
    }
}
