package io.kairos.orchestrator.insight;

import io.kairos.orchestrator.decision.LocalTimes;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes what is planned for a customer readable: names, and the time on the customer's clock. */
final class UpcomingWords {

    private UpcomingWords() {}

    static UpcomingList.Item item(Facts row, Words words) {
        Instant at = row.requiredInstant("at");
        String journey = row.required("journey_id");
        String step = row.required("step");
        return new UpcomingList.Item(
                at,
                LocalTimes.iso(at, words.zone()),
                words.zone().getId(),
                journey,
                words.names().journey(journey),
                step,
                words.names().step(journey, step),
                row.text("channel")
                        .or(() -> words.names().channel(journey, step))
                        .orElse(null),
                window(row),
                row.instant("latest_useful_at").orElse(null),
                row.required("state"),
                words.reasons(Json.reasons(row)),
                UUID.fromString(row.required("decision_id")));
    }

    /** The good window of a row; null when it has none. */
    static UpcomingList.@Nullable Window window(Facts row) {
        Optional<Instant> from = row.instant("window_from");
        Optional<Instant> to = row.instant("window_to");
        return from.isPresent() && to.isPresent() ? new UpcomingList.Window(from.get(), to.get()) : null;
    }
}
