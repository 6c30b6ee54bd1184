package io.kairos.timing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.timing.hours.LocalHours;
import io.kairos.timing.hours.LocalHours.Slot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fast columns hold the same hours as the plain list, around every kind of clock change. */
class HourGridTest {

    @ParameterizedTest
    @CsvSource({
        "Europe/Brussels, 2026-03-28T10:00:00Z",
        "Europe/Brussels, 2026-10-24T10:00:00Z",
        "America/New_York, 2026-03-07T10:00:00Z",
        "America/New_York, 2026-10-31T10:00:00Z",
        "Australia/Lord_Howe, 2026-04-03T10:00:00Z",
        "Australia/Lord_Howe, 2026-10-02T10:00:00Z",
        "Asia/Kathmandu, 2026-06-01T03:15:00Z",
        "America/Sao_Paulo, 2018-11-03T12:00:00Z",
        "America/Sao_Paulo, 2026-11-01T03:30:00Z",
        "America/Asuncion, 2023-09-30T12:00:00Z",
        "Africa/Cairo, 2026-04-23T12:00:00Z",
        "Africa/Cairo, 2026-10-29T12:00:00Z",
        "Pacific/Apia, 2011-12-28T12:00:00Z",
        "Africa/Casablanca, 2026-02-10T12:00:00Z",
        "Z, 2026-06-01T03:15:00.5Z"
    })
    void holds_the_hours_of_the_zone(ZoneId zone, Instant from) {
        for (int hours : new int[] {-30, 0, 1, 30, 100, 5000}) {
            Instant to = from.plus(Duration.ofHours(hours)).plusNanos(7);

            List<Slot> slots = LocalHours.between(from, to, zone);
            HourGrid grid = HourGrid.between(from, to, Blocks.hours(zone, from));

            assertThat(grid.count()).isEqualTo(slots.size());
            for (int i = 0; i < grid.count(); i++) {
                Slot slot = slots.get(i);
                assertThat(grid.start(i)).isEqualTo(slot.start());
                assertThat(grid.end(i)).isEqualTo(slot.end());
                assertThat(grid.epochDay(i)).isEqualTo((int) slot.date().toEpochDay());
                assertThat(grid.local(i)).isEqualTo(slot.local().toSecondOfDay());
            }
        }
    }
}
