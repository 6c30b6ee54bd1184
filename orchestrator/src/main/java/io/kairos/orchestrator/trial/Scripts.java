package io.kairos.orchestrator.trial;

import io.kairos.journeys.Problem;
import io.kairos.orchestrator.design.Finding;
import io.kairos.orchestrator.journey.JourneyTrials;
import io.kairos.orchestrator.journey.JourneyTrials.Script;
import io.kairos.orchestrator.platform.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the file that is tried, and refuses one that may not run. */
@Component
class Scripts {
    private final JourneyTrials trials;
    private final JdbcClient jdbc;

    Scripts(JourneyTrials trials, JdbcClient jdbc) {
        this.trials = trials;
        this.jdbc = jdbc;
    }

    /** @throws FileRefusedException when it may not run, or is another journey's */
    Script of(String journeyId, @Nullable String bpmn) {
        byte[] file = Optional.ofNullable(bpmn)
                .or(() -> draft(journeyId))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .or(() -> trials.inForce(journeyId))
                .orElseThrow(() -> unknown(journeyId));
        Script script = trials.read(journeyId, file);
        String id = script.journey().id();
        if (!id.equals(journeyId)) {
            throw new FileRefusedException(List.of(Finding.otherJourney(journeyId, id)));
        }
        return script;
    }

    private Optional<String> draft(String journeyId) {
        return jdbc.sql("select bpmn from journey_draft where journey_id = ?")
                .param(journeyId)
                .query(String.class)
                .optional();
    }

    /** The file may not run. */
    static final class FileRefusedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient List<Problem> problems;

        FileRefusedException(List<Problem> problems) {
            super("a journey's file may not run");
            this.problems = problems;
        }

        List<Problem> problems() {
            return problems;
        }
    }

    private static ProblemException unknown(String journeyId) {
        String shown = journeyId.length() <= 64 ? journeyId : journeyId.substring(0, 64) + "…";
        return new ProblemException(io.kairos.orchestrator.platform.Problem.of(404, "journey-unknown")
                .with("id", shown));
    }
}
