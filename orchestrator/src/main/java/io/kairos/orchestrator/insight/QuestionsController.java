package io.kairos.orchestrator.insight;

import io.kairos.orchestrator.access.Speaker;
import io.kairos.orchestrator.journey.Answering.Answer;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api", produces = "application/json")
@Tag(name = "Questions")
class QuestionsController {

    private final QuestionsQuery questions;
    private final QuestionDesk desk;
    private final Readers readers;

    QuestionsController(QuestionsQuery questions, QuestionDesk desk, Readers readers) {
        this.questions = questions;
        this.desk = desk;
        this.readers = readers;
    }

    @GetMapping("/questions")
    @Operation(summary = "What journeys ask colleagues and nobody has answered, with the least time left first")
    QuestionList list(
            @Parameter(description = "`next` of the page before") @RequestParam(required = false) @Nullable
                    String after,
            Locale locale) {
        Words words = readers.of(locale, ZoneOffset.UTC);
        QuestionsQuery.Start start = Asked.after(after, 2, QuestionsController::start, QuestionsQuery.FIRST);
        Page<QuestionList.Item> page = questions.page(start).map(row -> QuestionWords.item(row, words));
        return new QuestionList(page.rows(), page.next());
    }

    private static QuestionsQuery.Start start(List<String> key) {
        return new QuestionsQuery.Start(Instant.parse(key.get(0)), UUID.fromString(key.get(1)));
    }

    /** @param answer yes or no */
    record Given(@Nullable String answer) {}

    /** What was kept. */
    record Taken(UUID id, String answer, String by) {}

    @PostMapping("/customers/{customer}/questions/{id}/answer")
    @Operation(
            summary = "Answers a question; the customer goes on at once",
            description =
                    "409 `question-answered` with who was quicker, 409 `question-over` when the customer waits no more.")
    Taken answer(@PathVariable String customer, @PathVariable String id, @RequestBody Given given) {
        String code = Optional.ofNullable(given.answer()).orElse("");
        Answer answer = Arrays.stream(Answer.values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.at(400, "question-answer", "answer")));
        UUID question = Asked.id(id, "question-unknown");
        desk.answer(Asked.id(customer, "question-unknown"), question, answer, Speaker.name());
        return new Taken(question, code, Speaker.name());
    }
}
