package io.kairos.orchestrator.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kairos.orchestrator.access.Speaker;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Drafts of journeys: one for each, saved as it is changed. */
@RestController
@RequestMapping(path = "/api/journeys", produces = "application/json")
@Tag(name = "Design")
class DraftsController {
    private final Drafts drafts;
    private final Beginnings beginnings;
    private final Findings findings;

    DraftsController(Drafts drafts, Beginnings beginnings, Findings findings) {
        this.drafts = drafts;
        this.beginnings = beginnings;
        this.findings = findings;
    }

    /** What a new journey begins from: a recipe, another journey, a file, or nothing. */
    record NewJourney(
            @Nullable String name,
            @Nullable String recipe,
            @Nullable String copyOf,
            @Nullable String bpmn) {}

    record Created(String id, String name, int revision) {}

    record File(@Nullable String bpmn) {}

    record Found(List<Finding> findings) {}

    record Saved(int revision, Instant changedAt, List<Finding> findings) {}

    /** @param revision 0 where no draft is stored and this is the file in force */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record View(
            String journeyId,
            String name,
            int revision,
            Optional<Integer> basedOn,
            Optional<Instant> changedAt,
            Optional<String> changedBy,
            String bpmn) {}

    @PostMapping
    @Operation(summary = "Makes a journey: a draft from a recipe, another journey, a file or nothing")
    ResponseEntity<Created> create(@RequestBody NewJourney asked) {
        String name = Refused.name(asked.name());
        Draft draft = drafts.create(name, beginnings.of(asked), Speaker.name());
        return ResponseEntity.created(URI.create("/api/journeys/" + draft.journeyId()))
                .eTag(tag(draft.revision()))
                .body(new Created(draft.journeyId(), draft.name(), draft.revision()));
    }

    @GetMapping("/{id}/draft")
    @Operation(summary = "The draft of a journey, or the file in force as revision 0; its ETag is the revision")
    ResponseEntity<View> draft(@PathVariable String id) {
        Draft draft = drafts.of(id);
        return ResponseEntity.ok()
                .eTag(tag(draft.revision()))
                .body(new View(
                        draft.journeyId(),
                        draft.name(),
                        draft.revision(),
                        draft.basedOn(),
                        draft.changedAt(),
                        draft.changedBy(),
                        draft.bpmn()));
    }

    @PutMapping("/{id}/draft")
    @Operation(summary = "Saves over the revision named by If-Match; 412 says who was faster, and when")
    ResponseEntity<Saved> save(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody File file,
            Locale language) {
        int revision = Refused.revision(seen);
        BpmnText text = Refused.file(file.bpmn());
        Draft draft = drafts.save(id, revision, text, Speaker.name());
        return ResponseEntity.ok()
                .eTag(tag(draft.revision()))
                .body(new Saved(
                        draft.revision(),
                        draft.changedAt().orElseThrow(),
                        findings.of(id, text).in(language)));
    }

    @DeleteMapping("/{id}/draft")
    @Operation(summary = "Back to the file in force; a journey never launched disappears")
    ResponseEntity<Void> discard(@PathVariable String id) {
        drafts.discard(id, Speaker.name());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/draft/check")
    @Operation(summary = "What is wrong with a file, without saving it")
    Found check(@PathVariable String id, @RequestBody File file, Locale language) {
        return new Found(findings.of(id, Refused.file(file.bpmn())).in(language));
    }

    private static String tag(int revision) {
        return "\"" + revision + "\"";
    }
}
