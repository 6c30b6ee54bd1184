package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.web.ProblemDetails;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers of the tracking API, in the caller's language. */
@Component
class TrackingAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(TrackingAnswers.class);
    private static final Map<String, Object> SUCCESS = Map.of("success", true);
    private static final String TRY_AGAIN_SECONDS = "5";

    private final ProblemDetails details;

    TrackingAnswers(ProblemDetails details) {
        this.details = details;
    }

    ResponseEntity<Object> single(List<CaptureReceipt.Failed> refused, Locale language) {
        return refused.isEmpty()
                ? ResponseEntity.ok(SUCCESS)
                : problem(refused.get(0).problem(), language);
    }

    /** 200 with the refused events listed; 400 only when not one of the events could be used. */
    ResponseEntity<Object> batch(
            CaptureReceipt receipt, List<CaptureReceipt.Failed> refused, int size, Locale language) {
        List<Map<String, Object>> list = refused.stream()
                .sorted(Comparator.comparingInt(CaptureReceipt.Failed::index))
                .map(failed -> rejected(failed, language))
                .toList();
        if (size > 0 && refused.size() == size) {
            ProblemDetail detail = details.of(Problem.of(400, "batch-refused").with("count", size), language);
            detail.setProperty("rejected", list);
            return ResponseEntity.badRequest()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(detail);
        }
        if (list.isEmpty() && receipt.duplicates() == 0) {
            return ResponseEntity.ok(Map.of("success", true, "accepted", receipt.accepted()));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("success", true);
        answer.put("accepted", receipt.accepted());
        answer.put("duplicates", receipt.duplicates());
        answer.put("rejected", list);
        return ResponseEntity.ok(answer);
    }

    private Map<String, Object> rejected(CaptureReceipt.Failed failed, Locale language) {
        Problem problem = CaptureProblems.within("/batch/" + failed.index(), failed.problem());
        ProblemDetail detail = details.of(problem, language);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("index", failed.index());
        answer.put("code", problem.code());
        answer.put("field", problem.field().orElse(""));
        answer.put("detail", detail.getDetail());
        Map<String, Object> more = detail.getProperties();
        if (more != null && more.get("remedy") != null) answer.put("remedy", more.get("remedy"));
        return answer;
    }

    ResponseEntity<Object> busy(CaptureBusyException busy, Locale language) {
        return problem(
                CaptureProblems.busy(),
                language,
                Optional.of(String.valueOf(Math.max(1, busy.retryAfter().toSeconds()))));
    }

    ResponseEntity<Object> failure(Throwable failure, Locale language) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (!(cause instanceof CaptureUnavailableException)) LOG.error("Events could not be captured", cause);
        return problem(CaptureProblems.unavailable(), language, Optional.of(TRY_AGAIN_SECONDS));
    }

    ResponseEntity<Object> problem(Problem problem, Locale language) {
        return problem(problem, language, Optional.empty());
    }

    private ResponseEntity<Object> problem(Problem problem, Locale language, Optional<String> retryAfter) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        retryAfter.ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        if (problem.status() == 401) answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Kairos\"");
        return answer.body(details.of(problem, language));
    }
}
