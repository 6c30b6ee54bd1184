package io.kairos.orchestrator.insight;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/decisions", produces = "application/json")
@Tag(name = "Decisions")
class DecisionController {

    private final DecisionQuery decisions;
    private final Readers readers;

    DecisionController(DecisionQuery decisions, Readers readers) {
        this.decisions = decisions;
        this.readers = readers;
    }

    @GetMapping("/{id}")
    @Operation(summary = "One decision: what was decided, from which facts, and why")
    DecisionView one(@PathVariable String id, Locale locale) {
        Facts row = decisions
                .find(Asked.id(id, "decision-unknown"))
                .orElseThrow(() -> Asked.unknown("decision-unknown", id));
        return view(row, readers.of(locale, CustomerKeys.zone(row.text("zone").orElse("UTC"))));
    }

    private static DecisionView view(Facts row, Words words) {
        List<ChannelScoreView> channels = ChannelScoreView.of(row.object("inputs"), words);
        return new DecisionView(
                UUID.fromString(row.required("id")),
                row.required("kind"),
                row.requiredInstant("at"),
                UUID.fromString(row.required("customer_id")),
                row.id("need_id").orElse(null),
                row.text("journey_id").orElse(null),
                row.text("step").orElse(null),
                row.required("outcome"),
                row.instant("due_at").orElse(null),
                UpcomingWords.window(row),
                row.instant("latest_useful_at").orElse(null),
                row.id("previous_id").orElse(null),
                row.instant("previous_due_at").orElse(null),
                row.number("score").map(Number::doubleValue).orElse(null),
                row.number("score_now").map(Number::doubleValue).orElse(null),
                row.text("model").orElse(null),
                words.reasons(Json.reasons(row)),
                channels.isEmpty() ? null : channels,
                inputs(row));
    }

    private static Map<String, @Nullable Object> inputs(Facts row) {
        Map<String, @Nullable Object> inputs = new HashMap<>();
        row.object("inputs").forEach((name, value) -> inputs.put(String.valueOf(name), value));
        inputs.remove("channels");
        return inputs;
    }
}
