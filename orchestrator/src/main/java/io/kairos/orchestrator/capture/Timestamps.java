package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an event happened, on the server's clock.
 *
 * <p>With {@code sentAt} the client's clock is corrected as Segment does: {@code receivedAt − (sentAt − timestamp)}, where
 * the client's own time is {@code originalTimestamp} or else {@code timestamp}; an event with both was corrected before and
 * its {@code timestamp} stands. Up to the tolerance ahead of the server an event counts as happening now; further ahead,
 * or before the year 2000, it is refused.
 */
final class Timestamps {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_DATE_TIME;

    private Timestamps() {}

    /** The time fields of an event as they were sent, absent ones null. */
    record Sent(
            @Nullable Object timestamp,
            @Nullable Object originalTimestamp,
            @Nullable Object sentAt) {}

    /**
     * The instant of an event.
     *
     * @throws ProblemException {@code timestamp-unreadable}, {@code timestamp-too-old} or {@code timestamp-in-future}
     */
    static Instant occurredAt(Sent sent, Instant receivedAt, Duration tolerance) {
        Optional<Instant> timestamp = read(sent.timestamp(), "/timestamp");
        Optional<Instant> original = read(sent.originalTimestamp(), "/originalTimestamp");
        Optional<Instant> sentAt = read(sent.sentAt(), "/sentAt");
        boolean correctedBefore = timestamp.isPresent() && original.isPresent();
        String field = timestamp.isPresent() || original.isEmpty() ? "/timestamp" : "/originalTimestamp";
        Instant client = timestamp.or(() -> original).orElse(null);
        if (client == null) return receivedAt;
        Instant at =
                correctedBefore || sentAt.isEmpty() ? client : receivedAt.minus(Duration.between(client, sentAt.get()));
        if (at.isBefore(EARLIEST)) throw refused("timestamp-too-old", field, client);
        if (at.isAfter(receivedAt.plus(tolerance))) throw refused("timestamp-in-future", field, client);
        return at.isAfter(receivedAt) ? receivedAt : at;
    }

    private static Optional<Instant> read(@Nullable Object value, String field) {
        if (value == null || value.equals("")) return Optional.empty();
        if (!(value instanceof String text)) throw refused("timestamp-unreadable", field, value);
        try {
            return Optional.of(parse(text.strip()));
        } catch (DateTimeException unreadable) {
            throw refused("timestamp-unreadable", field, value);
        }
    }

    /** ISO 8601: with an offset, without one (UTC), or a date alone (midnight UTC). */
    private static Instant parse(String text) {
        if (text.length() == 10)
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        TemporalAccessor read = ISO.parseBest(
                text.indexOf('T') < 0 ? text.replaceFirst(" ", "T") : text, OffsetDateTime::from, LocalDateTime::from);
        return read instanceof OffsetDateTime at
                ? at.toInstant()
                : LocalDateTime.from(read).toInstant(ZoneOffset.UTC);
    }

    private static ProblemException refused(String code, String field, Object value) {
        Problem problem = CaptureProblems.invalid(code, field).with("value", CaptureProblems.shortened(value));
        return new ProblemException(problem);
    }
}
