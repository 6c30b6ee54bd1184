package io.kairos.timing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Requests that differ in one thing. */
final class Requests {

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final Instant AUGUST = Instant.parse("2026-08-12T17:30:00Z");
    static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));
    static final Economics WEEK = Economics.timingOnly(Duration.ofDays(7));

    private Requests() {}

    static TimingRequest of(Need need, Instant now, Limits limits, Economics economics) {
        return new TimingRequest(
                "customer-1", now, need, new CustomerClock(PARIS, CustomerClock.Source.EXPLICIT), limits, economics);
    }

    static TimingRequest in(ZoneId zone, TimingRequest request) {
        return new TimingRequest(
                request.customerKey(),
                request.now(),
                request.need(),
                new CustomerClock(zone, CustomerClock.Source.INFERRED),
                request.limits(),
                request.economics());
    }

    static Need.Dated stay(LocalDate date) {
        return new Need.Dated(
                "hotel",
                date,
                PARIS,
                AUGUST,
                Map.of("nights", "3", "weekendNights", "2", "adults", "2", "colour", "blue"));
    }

    /** So many messages, none at night. */
    static Limits atMost(int messages) {
        return new Limits(messages, Optional.empty(), Duration.ofHours(24), NIGHT, Optional.empty(), Duration.ZERO);
    }

    static Limits after(Limits limits, Instant lastSent, int messagesLeft) {
        return new Limits(
                messagesLeft,
                Optional.of(lastSent),
                limits.minGap(),
                limits.quiet(),
                limits.deadline(),
                limits.readingDelay());
    }

    static Limits until(Limits limits, Instant deadline) {
        return new Limits(
                limits.messagesLeft(),
                limits.lastSent(),
                limits.minGap(),
                limits.quiet(),
                Optional.of(deadline),
                limits.readingDelay());
    }
}
