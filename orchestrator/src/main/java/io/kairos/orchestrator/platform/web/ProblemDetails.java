package io.kairos.orchestrator.platform.web;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.Texts;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Puts problems into words: RFC 9457 with {@code code}, {@code field} and {@code remedy}. */
@Component
public final class ProblemDetails {
    private final Texts texts;

    ProblemDetails(Texts texts) {
        this.texts = texts;
    }

    /** The problem as it is answered, in that language. */
    public ProblemDetail of(Problem problem, Locale language) {
        Map<String, String> params = new HashMap<>(problem.params());
        problem.field().ifPresent(field -> params.put("field", field));
        String key = "problem." + problem.code();
        ProblemDetail detail = ProblemDetail.forStatus(problem.status());
        detail.setType(URI.create("urn:kairos:problem:" + problem.code()));
        detail.setTitle(texts.find(key + ".title", params, language).orElseGet(() -> standardTitle(problem.status())));
        texts.find(key + ".detail", params, language).ifPresent(detail::setDetail);
        detail.setProperty("code", problem.code());
        problem.field().ifPresent(field -> detail.setProperty("field", field));
        if (!problem.params().isEmpty()) {
            detail.setProperty("params", problem.params());
        }
        texts.find(key + ".remedy", params, language).ifPresent(remedy -> detail.setProperty("remedy", remedy));
        return detail;
    }

    private static String standardTitle(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }
}
