package io.kairos.orchestrator.decision;

import io.kairos.orchestrator.platform.CopiedRows;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Decisions in PostgreSQL: any number of them in one {@code COPY}. */
@Repository
class JdbcDecisions implements Decisions {

    private static final String COLUMNS = """
            customer_id, id, kind, at, need_id, enrolment_id, dispatch_id, journey_id, step, round,
            outcome, due_at, window_from, window_to, latest_useful_at, previous_id, previous_due_at,
            score, score_now, model, hour_model, fallback, reasons, inputs""";

    /** Among the inputs, and asked for. */
    private static final String HOUR_MODEL = "hourModel";

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    JdbcDecisions(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public void record(Collection<Decision> decisions) {
        var rows = new CopiedRows();
        var text = new DecisionJson(json);
        decisions.forEach(decision -> add(rows, decision, text));
        rows.into(jdbc, "decision", COLUMNS);
    }

    private static void add(CopiedRows rows, Decision decision, DecisionJson text) {
        Subject subject = decision.subject();
        Timing timing = decision.timing();
        rows.add(subject.customerId())
                .add(decision.id())
                .add(decision.kind().code())
                .add(decision.at())
                .add(subject.needId())
                .add(subject.enrolmentId())
                .add(subject.dispatchId())
                .add(subject.journeyId())
                .add(subject.step())
                .add(subject.round())
                .add(decision.outcome())
                .add(timing.dueAt())
                .add(timing.windowFrom())
                .add(timing.windowTo())
                .add(timing.latestUsefulAt())
                .add(timing.previousId())
                .add(timing.previousDueAt())
                .add(boxed(timing.score()))
                .add(boxed(timing.scoreNow()))
                .add(timing.model())
                .add(Optional.ofNullable(decision.inputs().get(HOUR_MODEL)).map(String::valueOf))
                .add(timing.fallback())
                .add(text.of(decision.reasons()))
                .add(text.of(decision.inputs()))
                .end();
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
