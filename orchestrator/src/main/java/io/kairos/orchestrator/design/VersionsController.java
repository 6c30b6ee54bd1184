package io.kairos.orchestrator.design;

import io.kairos.orchestrator.access.Speaker;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import io.kairos.orchestrator.platform.web.ProblemDetails;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Launches, and the versions they made. */
@RestController
@RequestMapping("/api/journeys/{id}/versions")
@Tag(name = "Design")
class VersionsController {
    private static final Logger LOG = LoggerFactory.getLogger(VersionsController.class);

    private final LaunchDesk launches;
    private final VersionsView view;
    private final VersionStore versions;
    private final DraftStore drafts;
    private final ProblemDetails details;

    VersionsController(
            LaunchDesk launches, VersionsView view, VersionStore versions, DraftStore drafts, ProblemDetails details) {
        this.drafts = drafts;
        this.launches = launches;
        this.view = view;
        this.versions = versions;
        this.details = details;
    }

    record Launched(int version, String state) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "All versions, newest first, with who launched them and who is inside")
    VersionsView.All all(@PathVariable String id, Locale language) {
        VersionsView.All all = view.of(id, language);
        if (all.versions().isEmpty() && drafts.find(id).isEmpty()) {
            throw Refused.unknown(id);
        }
        return all;
    }

    @GetMapping(path = "/{version}/bpmn", produces = MediaType.APPLICATION_XML_VALUE)
    @Operation(summary = "A version as its marketer drew it")
    String bpmn(@PathVariable String id, @PathVariable int version) {
        return versions.find(id, version)
                .map(VersionStore.Version::source)
                .orElseThrow(() -> new ProblemException(
                        Problem.at(404, "version-unknown", "version").with("version", version)));
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Launches the draft, or an older version again; the same Idempotency-Key launches once")
    Launched launch(
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody LaunchRequest asked) {
        LaunchOrder order = asked.order(key);
        return whole(id, () -> launches.launch(id, order, Speaker.name()));
    }

    @PostMapping(path = "/{version}/approve", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Agrees to a launch somebody else has asked for")
    Launched approve(@PathVariable String id, @PathVariable int version) {
        return whole(id, () -> launches.approve(id, version, Speaker.name()));
    }

    @PostMapping(path = "/{version}/withdraw", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Takes back a launch that waits for its hour or for a second person")
    Launched withdraw(@PathVariable String id, @PathVariable int version) {
        return whole(id, () -> launches.withdraw(id, version, Speaker.name()));
    }

    /** Whatever fails half-way was undone; the answer says so. */
    private static Launched whole(String id, Supplier<Launch> work) {
        try {
            Launch launch = work.get();
            return new Launched(launch.version(), launch.state().code());
        } catch (ProblemException | LaunchRefusedException refused) {
            throw refused;
        } catch (RuntimeException e) {
            LOG.error("Journey {} was not launched; nothing was changed", id, e);
            throw new ProblemException(Problem.of(503, "launch-failed"));
        }
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(LaunchRefusedException e, Locale language) {
        ProblemDetail detail = details.of(Problem.of(422, "journey-has-findings"), language);
        detail.setProperty(
                "findings",
                e.problems().stream()
                        .map(problem -> Finding.of(problem, language))
                        .toList());
        return ResponseEntity.unprocessableContent()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
