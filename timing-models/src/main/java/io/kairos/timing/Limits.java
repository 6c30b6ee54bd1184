package io.kairos.timing;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the plan must respect.
 *
 * @param messagesLeft how many messages this need may still get, 0 or more
 * @param lastSent the last message this need got
 * @param minGap least time between two messages
 * @param quiet evaluated in the customer's zone
 * @param deadline the message must be read by then; empty means the need's own end
 * @param readingDelay usual time from sending to reading on this channel
 */
public record Limits(
        int messagesLeft,
        Optional<Instant> lastSent,
        Duration minGap,
        QuietHours quiet,
        Optional<Instant> deadline,
        Duration readingDelay) {

    public Limits {
        requireNonNull(lastSent, "lastSent is missing");
        requireNonNull(quiet, "quiet is missing");
        requireNonNull(deadline, "deadline is missing");
        if (messagesLeft < 0)
            throw new IllegalArgumentException(
                    "messagesLeft must be 0 or more, was " + messagesLeft + ": 0 sends nothing");
        if (minGap.isNegative()) throw new IllegalArgumentException("minGap must be zero or longer, was " + minGap);
        if (readingDelay.isNegative())
            throw new IllegalArgumentException("readingDelay must be zero or longer, was " + readingDelay);
    }

    /** So many messages, none sent yet, nothing else in the way. */
    public static Limits messages(int messagesLeft) {
        return new Limits(
                messagesLeft, Optional.empty(), Duration.ZERO, QuietHours.none(), Optional.empty(), Duration.ZERO);
    }
}
