package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The Segment HTTP tracking API. Answers after the commit that holds the events and their effects. Browsers of any site may
 * write: a write key is public by design and allows nothing else.
 */
@RestController
@CrossOrigin
class TrackingController {
    private final SourceKeys keys;
    private final TrackingParser parser;
    private final MessageReader reader;
    private final Capture capture;
    private final TrackingAnswers answers;

    TrackingController(
            SourceKeys keys, TrackingParser parser, MessageReader reader, Capture capture, TrackingAnswers answers) {
        this.keys = keys;
        this.parser = parser;
        this.reader = reader;
        this.capture = capture;
        this.answers = answers;
    }

    @PostMapping("/v1/{type:track|identify|page|screen|group|alias}")
    CompletableFuture<ResponseEntity<Object>> single(@PathVariable String type, HttpServletRequest request)
            throws IOException {
        EventType known = EventType.of(type).orElseThrow();
        return answer(request, false, () -> {
            byte[] body = RequestBody.read(request, Limits.EVENT, "event-too-large");
            return parser.single(body, known);
        });
    }

    @PostMapping("/v1/{batch:batch|import}")
    CompletableFuture<ResponseEntity<Object>> batch(HttpServletRequest request) throws IOException {
        return answer(request, true, () -> {
            byte[] body = RequestBody.read(request, Limits.BATCH, "batch-too-large");
            return parser.batch(body);
        });
    }

    /** Reads and parses the body. */
    private interface Parsing {
        TrackingRequest parse() throws IOException;
    }

    private CompletableFuture<ResponseEntity<Object>> answer(HttpServletRequest request, boolean batch, Parsing parsing)
            throws IOException {
        Locale language = LocaleContextHolder.getLocale();
        try {
            Optional<String> given = basicUser(request);
            Optional<String> source = given.map(this::source);
            TrackingRequest parsed = parsing.parse();
            String name = source.orElseGet(() -> source(
                    parsed.writeKey().orElseThrow(() -> new ProblemException(Problem.of(401, "write-key-missing")))));
            return store(parsed, name, batch, language);
        } catch (ProblemException refused) {
            return CompletableFuture.completedFuture(answers.problem(refused.problem(), language));
        } catch (DataAccessException away) {
            CaptureUnavailableException failure = new CaptureUnavailableException("write keys cannot be read", away);
            return CompletableFuture.completedFuture(answers.failure(failure, language));
        }
    }

    private CompletableFuture<ResponseEntity<Object>> store(
            TrackingRequest request, String source, boolean batch, Locale language) {
        List<CapturedEvent> events = new ArrayList<>(request.items().size());
        List<Integer> positions = new ArrayList<>(request.items().size());
        List<CaptureReceipt.Failed> refused = new ArrayList<>();
        for (int i = 0; i < request.items().size(); i++) {
            TrackingRequest.Item item = request.items().get(i);
            try {
                events.add(event(item, source));
                positions.add(i);
            } catch (ProblemException problem) {
                refused.add(new CaptureReceipt.Failed(i, problem.problem()));
            }
        }
        CompletableFuture<CaptureReceipt> stored;
        try {
            stored = capture.submit(events);
        } catch (CaptureBusyException busy) {
            return CompletableFuture.completedFuture(answers.busy(busy, language));
        }
        return stored.handle((receipt, failure) -> {
            if (failure != null) return answers.failure(failure, language);
            receipt.failed()
                    .forEach(failed ->
                            refused.add(new CaptureReceipt.Failed(positions.get(failed.index()), failed.problem())));
            return batch
                    ? answers.batch(receipt, refused, request.items().size(), language)
                    : answers.single(refused, language);
        });
    }

    private CapturedEvent event(TrackingRequest.Item item, String source) {
        if (!item.object()) throw new ProblemException(Problem.of(400, "event-not-an-object"));
        if (item.bytes() > Limits.EVENT) {
            throw new ProblemException(Problem.of(413, "event-too-large").with("limit", Limits.EVENT / 1024));
        }
        return reader.read(item.fields(), source);
    }

    private String source(String key) {
        return keys.name(key).orElseThrow(() -> new ProblemException(Problem.of(401, "write-key-unknown")));
    }

    /** The user name of HTTP Basic authentication, where Segment's libraries put the write key. */
    private static Optional<String> basicUser(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) return Optional.empty();
        try {
            byte[] decoded = Base64.getDecoder().decode(header.substring(6).strip());
            String user = new String(decoded, StandardCharsets.UTF_8).split(":", 2)[0];
            return user.isEmpty() ? Optional.empty() : Optional.of(user);
        } catch (IllegalArgumentException notBase64) {
            throw new ProblemException(Problem.of(401, "write-key-unknown"));
        }
    }
}
