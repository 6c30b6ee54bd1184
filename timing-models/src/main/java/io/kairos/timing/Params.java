package io.kairos.timing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Parameters of reasons as text that does not depend on the language. */
final class Params {

    private static final MathContext SIX_DIGITS = new MathContext(6);

    private Params() {}

    static String number(double value) {
        BigDecimal rounded = new BigDecimal(value).round(SIX_DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    static String days(Duration duration) {
        return number(duration.toSeconds() / 86_400.0);
    }

    static String hours(Duration duration) {
        return number(duration.toSeconds() / 3600.0);
    }

    static String minutes(Duration duration) {
        return number(duration.toSeconds() / 60.0);
    }

    /** Instant and zone in one, to the minute. */
    static String moment(Instant instant, ZoneId zone) {
        return instant.truncatedTo(ChronoUnit.MINUTES).atZone(zone).toString();
    }
}
