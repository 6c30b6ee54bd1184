package io.kairos.orchestrator.trial;

import io.kairos.orchestrator.design.Finding;
import io.kairos.orchestrator.journey.JourneyRefusedException;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.web.ProblemDetails;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
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

    private final Trials trials;
    private final ProblemDetails details;

    TrialController(Trials trials, ProblemDetails details) {
        this.trials = trials;
        this.details = details;
    }

    /** When each message would go out. */
    @PostMapping("/preview")
    PreviewAnswer preview(
            @PathVariable String id, @RequestBody(required = false) @Nullable PreviewRequest body, Locale locale) {
        return trials.preview(id, Optional.ofNullable(body).orElse(EVERYTHING_LEFT_OUT), locale);
    }

    /** What would become of one customer. */
    @PostMapping("/dry-run")
    DryRunAnswer dryRun(@PathVariable String id, @RequestBody DryRunRequest body, Locale locale) {
        return trials.dryRun(id, body, locale);
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
        ProblemDetail detail = details.of(Problem.at(422, "journey-has-findings", "bpmn"), locale);
        detail.setProperty(
                "findings",
                problems.stream().map(problem -> Finding.of(problem, locale)).toList());
        return ResponseEntity.unprocessableEntity()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
