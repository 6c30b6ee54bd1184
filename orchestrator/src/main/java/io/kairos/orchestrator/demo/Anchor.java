package io.kairos.orchestrator.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** What a fixed policy counts from. */
enum Anchor {
    /** Days before the date of the need. */
    DAYS_BEFORE_DATE(180, 1),
    /** Days after the first sign. */
    DAYS_AFTER_SIGN(90, 1),
    /** Minutes after the first sign. */
    MINUTES_AFTER_SIGN(180, 2);

    private final int longest;
    private final int step;

    Anchor(int longest, int step) {
        this.longest = longest;
        this.step = step;
    }

    int longest() {
        return longest;
    }

    int step() {
        return step;
    }

    boolean countsDays() {
        return this != MINUTES_AFTER_SIGN;
    }

    Instant instant(DemoCustomer customer, int offset, int hour) {
        if (this == MINUTES_AFTER_SIGN) {
            return customer.firstSign().plus(Duration.ofMinutes(offset));
        }
        ZoneId zone = customer.zone();
        if (this == DAYS_BEFORE_DATE) {
            return customer.date()
                    .orElseThrow()
                    .minusDays(offset)
                    .atTime(hour, 0)
                    .atZone(zone)
                    .toInstant();
        }
        return customer.firstSign()
                .atZone(zone)
                .toLocalDate()
                .plusDays(offset)
                .atTime(hour, 0)
                .atZone(zone)
                .toInstant();
    }

    String describe(List<Integer> offsets, int hour) {
        var list = offsets.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return switch (this) {
            case DAYS_BEFORE_DATE -> list + " days before, at " + hour + ":00";
            case DAYS_AFTER_SIGN -> list + " days after, at " + hour + ":00";
            case MINUTES_AFTER_SIGN -> list + " minutes after";
        };
    }
}
