package io.kairos.orchestrator.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.random.RandomGenerator;

/** Times of day at which people search and buy, where a data file gives days only: evenly between 8:00 and 23:00. */
final class DayTimes {
    private static final int FIRST_MINUTE = 8 * 60;
    private static final int LAST_MINUTE = 23 * 60;

    private DayTimes() {}

    static Instant draw(LocalDate day, ZoneId zone, RandomGenerator random) {
        int minute = random.nextInt(FIRST_MINUTE, LAST_MINUTE);
        return day.atStartOfDay(zone)
                .withHour(minute / 60)
                .withMinute(minute % 60)
                .withSecond(random.nextInt(60))
                .toInstant();
    }
}
