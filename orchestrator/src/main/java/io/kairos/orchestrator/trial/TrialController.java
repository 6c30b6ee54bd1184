package io.kairos.orchestrator.trial;

import io.kairos.orchestrator.decision.ReasonTexts;
import io.kairos.orchestrator.journey.JourneyRefusedException;
import io.kairos.orchestrator.journey.JourneyTrials.Script;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.web.ProblemDetails;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tries a journey before it is launched. Nothing is sent, nothing is stored. */
@RestController
@RequestMapping(path = "/api/journeys/{id}", produces = "application/json")
@Tag(name = "Trial")
class TrialController {
    private static final PreviewRequest EVERYTHING_LEFT_OUT = new PreviewRequest(null, null, null, null, null);
    private static final int SECONDS = 15;

    private final Scripts scripts;
    private final Previews previews;
    private final ReasonTexts texts;
    private final ProblemDetails details;
    private final InstantSource clock;
    private final TransactionTemplate reading;

    TrialController(
            Scripts scripts,
            Previews previews,
            ReasonTexts texts,
            ProblemDetails details,
            InstantSource clock,
            PlatformTransactionManager transactions) {
        this.scripts = scripts;
        this.previews = previews;
        this.texts = texts;
        this.details = details;
        this.clock = clock;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setTimeout(SECONDS);
    }

    /** When each message would go out. */
    @PostMapping("/preview")
    PreviewAnswer preview(
            @PathVariable String id, @RequestBody(required = false) @Nullable PreviewRequest body, Locale locale) {
        long began = System.nanoTime();
        PreviewRequest request = Optional.ofNullable(body).orElse(EVERYTHING_LEFT_OUT);
        Previews.Wish wish = Previews.Wish.of(request, clock.instant());
        List<PreviewAnswer.Customer> customers = reading.execute(status -> {
            Script script = scripts.of(id, request.bpmn());
            return previews.of(script, wish, texts, locale);
        });
        return new PreviewAnswer(wish.clock(), (System.nanoTime() - began) / 1_000_000, customers);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(JourneyRefusedException refusal, Locale locale) {
        return refused(refusal.problems(), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Scripts.FileRefusedException refusal, Locale locale) {
        return refused(refusal.problems(), locale);
    }

    private ResponseEntity<ProblemDetail> refused(List<io.kairos.journeys.Problem> problems, Locale locale) {
        ProblemDetail detail = details.of(Problem.at(422, "journey-refused", "bpmn"), locale);
        detail.setProperty(
                "findings",
                problems.stream().map(problem -> Finding.of(problem, locale)).toList());
        return ResponseEntity.unprocessableEntity()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
