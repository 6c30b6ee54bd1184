package io.kairos.journeys.product;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of time as the file of product types writes them: "20 minutes", "3 weeks". */
final class PlainWords {

    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,5}) (minute|hour|day|week)s?");

    private PlainWords() {}

    static Optional<Duration> duration(String text) {
        Matcher amount = AMOUNT.matcher(text.toLowerCase(Locale.ROOT));
        if (!amount.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(amount.group(1));
        Duration duration = switch (amount.group(2)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            case "day" -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
        return duration.isZero() ? Optional.empty() : Optional.of(duration);
    }
}
