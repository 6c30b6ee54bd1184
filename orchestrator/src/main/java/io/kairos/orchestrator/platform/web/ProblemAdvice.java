package io.kairos.orchestrator.platform.web;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers everything that goes wrong in a request as a problem in the caller's language. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemDetails details;

    ProblemAdvice(ProblemDetails details) {
        this.details = details;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> refused(ProblemException e, WebRequest request) {
        return answer(e, e.problem(), new HttpHeaders(), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception e, WebRequest request) {
        String reference = UUID.randomUUID().toString();
        LOG.error("A request failed; reference {}", reference, e);
        return answer(e, Problem.of(500, "internal").with("reference", reference), new HttpHeaders(), request);
    }

    /** Where all of Spring's own refusals end up: unknown path, wrong method, unreadable body, failed validation. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Problem problem = Problem.of(status.value(), code(e, status));
        return answer(
                e,
                field(e).map(field ->
                                new Problem(problem.status(), problem.code(), Optional.of(field), problem.params()))
                        .orElse(problem),
                headers,
                request);
    }

    private @Nullable ResponseEntity<Object> answer(
            Exception e, Problem problem, HttpHeaders headers, WebRequest request) {
        HttpHeaders ours = new HttpHeaders();
        ours.putAll(headers);
        ours.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.handleExceptionInternal(
                e,
                details.of(problem, LocaleContextHolder.getLocale()),
                ours,
                HttpStatusCode.valueOf(problem.status()),
                request);
    }

    private static String code(Exception e, HttpStatusCode status) {
        if (e instanceof HttpMessageNotReadableException) {
            return "unreadable-body";
        }
        return StandardCodes.of(status.value());
    }

    private static Optional<String> field(Exception e) {
        if (e instanceof MethodArgumentNotValidException invalid) {
            return invalid.getBindingResult().getFieldErrors().stream()
                    .map(error -> error.getField())
                    .findFirst();
        }
        if (e instanceof HandlerMethodValidationException invalid) {
            return invalid.getParameterValidationResults().stream()
                    .map(result -> String.valueOf(result.getMethodParameter().getParameterName()))
                    .findFirst();
        }
        if (e instanceof MissingServletRequestParameterException missing) {
            return Optional.of(missing.getParameterName());
        }
        if (e instanceof MethodArgumentTypeMismatchException mismatch) {
            return Optional.of(mismatch.getName());
        }
        return Optional.empty();
    }
}
