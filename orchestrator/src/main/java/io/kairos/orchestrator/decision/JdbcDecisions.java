package io.kairos.orchestrator.decision;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Decisions in PostgreSQL: any number of them in one statement with one parameter. */
@Repository
class JdbcDecisions implements Decisions {

    private static final String INSERT = """
            insert into decision (customer_id, id, kind, at, need_id, enrolment_id, dispatch_id, journey_id, step, round,
                outcome, due_at, window_from, window_to, latest_useful_at, previous_id, previous_due_at,
                score, score_now, model, fallback, reasons, inputs)
            select customer_id, id, kind, at, need_id, enrolment_id, dispatch_id, journey_id, step, round,
                outcome, due_at, window_from, window_to, latest_useful_at, previous_id, previous_due_at,
                score, score_now, model, fallback, reasons, inputs
            from jsonb_to_recordset(?::jsonb) as d (
                customer_id uuid, id uuid, kind text, at timestamptz, need_id uuid, enrolment_id uuid, dispatch_id uuid,
                journey_id text, step text, round int, outcome text, due_at timestamptz, window_from timestamptz,
                window_to timestamptz, latest_useful_at timestamptz, previous_id uuid, previous_due_at timestamptz,
                score float8, score_now float8, model text, fallback text, reasons jsonb, inputs jsonb)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    JdbcDecisions(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public void record(Collection<Decision> decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        String rows = json.writeValueAsString(
                decisions.stream().map(JdbcDecisions::row).toList());
        jdbc.sql(INSERT).param(rows).update();
    }

    private static Map<String, @Nullable Object> row(Decision decision) {
        Subject subject = decision.subject();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("customer_id", subject.customerId());
        row.put("id", decision.id());
        row.put("kind", decision.kind().code());
        row.put("at", decision.at().toString());
        row.put("need_id", subject.needId().orElse(null));
        row.put("enrolment_id", subject.enrolmentId().orElse(null));
        row.put("dispatch_id", subject.dispatchId().orElse(null));
        row.put("journey_id", subject.journeyId().orElse(null));
        row.put("step", subject.step().orElse(null));
        row.put("round", subject.round());
        row.put("outcome", decision.outcome());
        addTiming(row, decision.timing());
        row.put("reasons", decision.reasons());
        row.put("inputs", decision.inputs());
        return row;
    }

    private static void addTiming(Map<String, @Nullable Object> row, Timing timing) {
        row.put("due_at", text(timing.dueAt()));
        row.put("window_from", text(timing.windowFrom()));
        row.put("window_to", text(timing.windowTo()));
        row.put("latest_useful_at", text(timing.latestUsefulAt()));
        row.put("previous_id", timing.previousId().orElse(null));
        row.put("previous_due_at", text(timing.previousDueAt()));
        row.put("score", timing.score().isPresent() ? timing.score().getAsDouble() : null);
        row.put("score_now", timing.scoreNow().isPresent() ? timing.scoreNow().getAsDouble() : null);
        row.put("model", timing.model().orElse(null));
        row.put("fallback", timing.fallback().orElse(null));
    }

    private static @Nullable String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
