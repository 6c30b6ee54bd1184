package io.kairos.orchestrator.trial;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what a request gives, and names the field that cannot be read. */
final class Given {
    /** Nobody plans further ahead, or looks further back. */
    private static final Duration REACH = Duration.ofDays(1_000);

    private static final int LONGEST_SHOWN = 64;

    private Given() {}

    /** The instant a trial begins at. */
    static Instant clock(@Nullable String given, Instant now) {
        return Optional.ofNullable(given)
                .map(text -> instant(text, "clock", now))
                .orElse(now);
    }

    /** An instant not too far from now. */
    static Instant instant(String text, String field, Instant now) {
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            if (Duration.between(now, at).abs().compareTo(REACH) <= 0) {
                return at;
            }
        } catch (DateTimeException unreadable) {
            // answered below, as what is too far away is
        }
        throw new ProblemException(Problem.at(400, "trial-instant", field)
                .with("value", shown(text))
                .with("days", REACH.toDays()));
    }

    /** The id of a customer; what is no id names nobody. */
    static UUID customer(@Nullable String text, String field) {
        try {
            return UUID.fromString(Optional.ofNullable(text).orElse(""));
        } catch (IllegalArgumentException noId) {
            throw unknown(text, field);
        }
    }

    static ProblemException unknown(@Nullable Object id, String field) {
        return new ProblemException(Problem.at(404, "customer-unknown", field).with("id", shown(String.valueOf(id))));
    }

    /** A whole number within these bounds. */
    static int number(@Nullable Integer given, int otherwise, int least, int most, String field) {
        int number = given == null ? otherwise : given;
        if (number < least || number > most) {
            throw new ProblemException(Problem.at(400, "trial-number", field)
                    .with("value", number)
                    .with("least", least)
                    .with("most", most));
        }
        return number;
    }

    static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
