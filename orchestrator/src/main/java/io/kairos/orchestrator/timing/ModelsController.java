package io.kairos.orchestrator.timing;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import io.kairos.orchestrator.timing.ModelsView.Decisions;
import io.kairos.orchestrator.timing.ModelsView.Detail;
import io.kairos.orchestrator.timing.ModelsView.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/models", produces = "application/json")
@Tag(name = "Timing models")
class ModelsController {
    private static final int SIZE = 50;

    private final ModelStore store;
    private final UsedBy usedBy;
    private final RollBack rollBack;
    private final ModelWords words;

    ModelsController(ModelStore store, UsedBy usedBy, RollBack rollBack, ModelWords words) {
        this.store = store;
        this.usedBy = usedBy;
        this.rollBack = rollBack;
        this.words = words;
    }

    @GetMapping
    @Operation(summary = "Every version of every timing model, newest first, with what became of it and why")
    Page list(
            @Parameter(description = "`next` of the page before") @RequestParam(required = false) @Nullable
                    String after,
            @Parameter(description = "`live`, `retired`, `refused` or `candidate`; all without it")
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            Locale locale) {
        if (state != null && !ModelState.isOne(state)) {
            throw new ProblemException(Problem.at(400, "model-state-unknown", "state")
                    .with("value", state.substring(0, Math.min(state.length(), 64))));
        }
        Place from = Place.read(after);
        List<ModelVersion> found = store.page(Optional.ofNullable(state), from.at(), from.id(), SIZE + 1);
        List<ModelVersion> shown = found.subList(0, Math.min(SIZE, found.size()));
        Map<String, Long> used = usedBy.counts(
                shown.stream().flatMap(version -> version.reference().stream()).toList());
        return new Page(
                shown.stream()
                        .map(version -> words.row(
                                version,
                                version.reference()
                                        .map(reference -> used.getOrDefault(reference, 0L))
                                        .orElse(0L),
                                locale))
                        .toList(),
                found.size() > SIZE
                        ? new Place(
                                        shown.get(SIZE - 1).created(),
                                        shown.get(SIZE - 1).id())
                                .text()
                        : null);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One version: its fit report, its comparison, its drift, how many decisions used it")
    Detail one(@PathVariable String id, Locale locale) {
        return detail(find(id), locale);
    }

    @GetMapping("/{id}/decisions")
    @Operation(summary = "The decisions that used it, newest first")
    Decisions decisions(
            @PathVariable String id,
            @Parameter(description = "`next` of the page before") @RequestParam(required = false) @Nullable
                    String after) {
        ModelVersion version = find(id);
        if (version.reference().isEmpty()) return new Decisions(List.of(), null);
        Place from = Place.read(after);
        List<UsedBy.Row> found = usedBy.page(version.reference().get(), from.at(), from.id(), SIZE + 1);
        List<UsedBy.Row> shown = found.subList(0, Math.min(SIZE, found.size()));
        return new Decisions(
                shown,
                found.size() > SIZE
                        ? new Place(
                                        shown.get(SIZE - 1).at(),
                                        shown.get(SIZE - 1).id())
                                .text()
                        : null);
    }

    @PutMapping("/{id}/live")
    @Operation(
            summary = "Puts this version in force; the one before is retired",
            description = "Decisions already made stay; every decision from now on uses it.")
    Detail live(@PathVariable String id, Locale locale) {
        return detail(rollBack.to(find(id)), locale);
    }

    private Detail detail(ModelVersion version, Locale locale) {
        long decisions = version.reference().map(usedBy::count).orElse(0L);
        return new Detail(
                words.row(version, decisions, locale),
                version.period().from(),
                version.period().until(),
                version.report(),
                decisions,
                RollBack.possible(version));
    }

    private ModelVersion find(String id) {
        try {
            return store.find(UUID.fromString(id)).orElseThrow(() -> unknown(id));
        } catch (IllegalArgumentException noId) {
            throw unknown(id);
        }
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(Problem.of(404, "model-unknown")
                .with("id", id.substring(0, Math.min(id.length(), 64))));
    }
}
