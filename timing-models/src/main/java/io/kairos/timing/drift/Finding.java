package io.kairos.timing.drift;

import java.util.Locale;

/**
 * One number that was compared with its limits.
 *
 * @param subject feature name, or {@code outcome}
 * @param measure {@code psi}, {@code ks}, {@code pit-ks}, {@code slope} or {@code mean-ratio}
 * @param value the number
 * @param watch from where on it is to be watched, for these many cases
 * @param alarm from where on it raises the alarm, for these many cases
 * @param cases it was computed from
 * @param level what follows
 */
public record Finding(
        String subject, String measure, double value, double watch, double alarm, long cases, DriftLevel level) {

    /** In numbers, for example {@code ALARM lead psi 0.5930 (watch from 0.1000, alarm from 0.2500, 7999 cases)}. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s %s %s %.4f (watch from %.4f, alarm from %.4f, %d cases)",
                level,
                subject,
                measure,
                value,
                watch,
                alarm,
                cases);
    }
}
