package io.kairos.orchestrator.design;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The body of a launch. */
record LaunchRequest(
        @Nullable Integer revision,
        @Nullable Integer fromVersion,
        @Nullable String people,
        @Nullable List<String> accepted,
        @Nullable String note,
        @Nullable String startAt,
        @Nullable List<String> productTypes) {
    private static final int LONGEST_NOTE = 500;
    private static final int LONGEST_KEY = 200;

    LaunchOrder order(@Nullable String key) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw new ProblemException(Problem.at(400, "idempotency-key", "Idempotency-Key"));
        }
        if ((revision == null) == (fromVersion == null)) {
            throw new ProblemException(Problem.at(400, "launch-what", "revision"));
        }
        String words = Optional.ofNullable(note).orElse("").strip();
        if (words.length() > LONGEST_NOTE) {
            throw new ProblemException(Problem.at(400, "launch-note", "note").with("longest", LONGEST_NOTE));
        }
        return new LaunchOrder(
                Optional.ofNullable(revision),
                Optional.ofNullable(fromVersion),
                People.of(people),
                Optional.ofNullable(accepted).orElse(List.of()),
                words,
                start(),
                Optional.ofNullable(productTypes),
                key);
    }

    private Optional<Instant> start() {
        try {
            return Optional.ofNullable(startAt).map(Instant::parse);
        } catch (DateTimeException unreadable) {
            throw new ProblemException(Problem.at(400, "launch-start", "startAt"));
        }
    }
}
