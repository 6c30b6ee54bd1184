package io.kairos.orchestrator.insight;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a request asks for, and refuses in plain words what cannot be read. */
final class Asked {

    private static final int LONGEST_QUERY = 200;

    private Asked() {}

    /** The text searched for; empty when nothing is searched for. */
    static Optional<String> query(@Nullable String q) {
        if (q == null || q.isBlank()) {
            return Optional.empty();
        }
        if (q.length() > LONGEST_QUERY || q.indexOf('\0') >= 0) {
            throw new ProblemException(Problem.at(400, "query-unusable", "q").with("longest", LONGEST_QUERY));
        }
        return Optional.of(q.strip());
    }

    /** The place a page begins after, of a cursor with {@code size} parts; {@code first} when none is given. */
    static <T> T after(@Nullable String cursor, int size, Function<List<String>, T> place, T first) {
        if (cursor == null || cursor.isBlank()) {
            return first;
        }
        try {
            return place.apply(Cursor.read(cursor, size));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new ProblemException(Problem.at(400, "cursor-unreadable", "after"));
        }
    }

    /** The id in a path; something that is no id names nothing, so it is answered as unknown. */
    static UUID id(String text, String unknownCode) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw unknown(unknownCode, text);
        }
    }

    static ProblemException unknown(String code, String id) {
        String shown = id.length() <= 64 ? id : id.substring(0, 64) + "…";
        return new ProblemException(Problem.of(404, code).with("id", shown));
    }
}
