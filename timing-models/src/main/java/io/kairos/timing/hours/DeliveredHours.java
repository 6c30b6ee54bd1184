package io.kairos.timing.hours;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** Cuts the time a message lies there at the full hours of the clock and at the ends of the intervals since delivery. */
final class DeliveredHours {

    private static final double INSTANT = 1e-9;

    private DeliveredHours() {}

    /** Told of each piece: interval since delivery, weekday, hour, length in hours. */
    interface Piece {
        void add(int lag, int day, int hour, double length);
    }

    static void walk(LocalDateTime delivered, Duration span, Piece piece) {
        double end = Math.min(span.toMillis() / 3_600_000.0, OpenHours.LAGS[OpenHours.LAGS.length - 1]);
        LocalDateTime clock = delivered.truncatedTo(ChronoUnit.HOURS);
        double past = Duration.between(clock, delivered).toMillis() / 3_600_000.0;
        double at = 0;
        double nextHour = 1 - past;
        int lag = 0;
        while (at < end - INSTANT) {
            double to = Math.min(Math.min(nextHour, OpenHours.LAGS[lag]), end);
            if (to > at) piece.add(lag, clock.getDayOfWeek().ordinal(), clock.getHour(), to - at);
            at = to;
            if (at >= nextHour) {
                clock = clock.plusHours(1);
                nextHour++;
            }
            if (at >= OpenHours.LAGS[lag]) lag++;
        }
    }
}
