package io.kairos.timing.hours;

import java.time.LocalDateTime;

/** The 168 hours of a local week, Monday 00h first. */
public final class WeekHours {

    public static final int DAYS = 7;
    public static final int HOURS = 24;
    public static final int COUNT = DAYS * HOURS;

    private WeekHours() {}

    /** 0 for Monday 00h to 167 for Sunday 23h. */
    public static int of(LocalDateTime local) {
        return local.getDayOfWeek().ordinal() * HOURS + local.getHour();
    }
}
