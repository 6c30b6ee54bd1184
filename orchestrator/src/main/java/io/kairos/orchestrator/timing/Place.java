package io.kairos.orchestrator.timing;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row of a list, newest first, after which a page begins; opaque to whoever carries it back. */
record Place(Instant at, UUID id) {
    private static final Place NEWEST = new Place(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1L, -1L));

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    static Place read(@Nullable String text) {
        if (text == null || text.isBlank()) return NEWEST;
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
            return new Place(Instant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new ProblemException(Problem.at(400, "cursor-unreadable", "after"));
        }
    }
}
