package io.kairos.orchestrator.insight;

import io.kairos.orchestrator.access.Changes;
import io.kairos.orchestrator.journey.Answering;
import io.kairos.orchestrator.journey.Answering.Answer;
import io.kairos.orchestrator.journey.Answering.Outcome;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes colleagues' answers, keeps whose they are, and says in plain words why one comes too late. */
@Component
class QuestionDesk {
    private final Answering answering;
    private final Changes changes;

    QuestionDesk(Answering answering, Changes changes) {
        this.answering = answering;
        this.changes = changes;
    }

    /** @throws ProblemException 404 or 409 when it is not taken */
    @Transactional
    public void answer(UUID customer, UUID question, Answer answer, String account) {
        Outcome outcome = answering.answer(customer, question, answer, account);
        if (!(outcome instanceof Outcome.Taken)) {
            throw new ProblemException(problem(outcome, question));
        }
        changes.tell(account, "question.answer", question.toString(), Optional.empty(), Optional.of(answer.code()));
    }

    private static Problem problem(Outcome outcome, UUID question) {
        if (outcome instanceof Outcome.TooSlow slow) {
            return Problem.of(409, "question-answered")
                    .with("by", slow.by())
                    .with("answer", slow.answer())
                    .with("at", slow.at());
        }
        return outcome instanceof Outcome.Over over
                ? Problem.of(409, "question-over").with("at", over.at())
                : Problem.of(404, "question-unknown").with("id", question);
    }
}
