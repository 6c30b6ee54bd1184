package io.kairos.orchestrator.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kairos.journeys.Problem;
import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.access.Speaker;
import io.kairos.orchestrator.platform.ProblemException;
import io.kairos.orchestrator.platform.web.ProblemDetails;
import io.kairos.orchestrator.product.ProductTypeStore;
import io.kairos.orchestrator.product.ProductTypeVersion;
import io.kairos.orchestrator.product.ProductTypes;
import io.kairos.orchestrator.product.Written;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
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

/** Product types: what there is, what a change would do, and changes. */
@RestController
@RequestMapping(path = "/api/product-types", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Design")
class ProductTypesController {
    private final ProductTypes types;
    private final ProductTypeStore store;
    private final ProductTypeChecks checks;
    private final ProductTypeDesk desk;
    private final ProductTypeUses uses;
    private final ProblemDetails details;

    ProductTypesController(
            ProductTypes types,
            ProductTypeStore store,
            ProductTypeChecks checks,
            ProductTypeDesk desk,
            ProductTypeUses uses,
            ProblemDetails details) {
        this.details = details;
        this.types = types;
        this.store = store;
        this.checks = checks;
        this.desk = desk;
        this.uses = uses;
    }

    record All(List<Row> productTypes) {}

    /** @param version 0 where it stands as in the file */
    record Row(String id, String name, String cycle, int version, long openNeeds, List<ProductTypeUses.Use> journeys) {}

    /** @param section with the keys of {@code product-types.yaml} */
    record Asked(
            @Nullable Map<String, Object> section, @Nullable String note) {
        Map<String, Object> given() {
            return section == null ? Map.of() : section;
        }
    }

    /** @param changes to what is in force */
    record Judged(List<Found> problems, List<FieldChange> changes, ProductTypeUses.Uses uses) {}

    /** @param field keys with dots between them; absent when it is about the whole */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Found(String severity, String code, Optional<String> field, String text, String remedy) {}

    record Version(int version, Instant changedAt, String changedBy, String note, Map<String, Object> section) {
        static Version of(ProductTypeVersion made) {
            return new Version(made.version(), made.changedAt(), made.changedBy(), made.note(), made.section());
        }
    }

    record View(
            String id, int version, Map<String, Object> section, List<Version> versions, ProductTypeUses.Uses uses) {}

    @GetMapping
    @Operation(summary = "Every product type, with how many open needs and customers inside journeys are of it")
    All all(Locale language) {
        return new All(types.all().stream().map(one -> row(one, language)).toList());
    }

    private Row row(Written one, Locale language) {
        ProductType type = types.catalogue().type(one.id()).orElseThrow();
        var used = uses.of(one.id(), checks.entered(type), language);
        return new Row(
                one.id(),
                type.name().in(language),
                type.cycle().name().toLowerCase(Locale.ROOT),
                one.version(),
                used.openNeeds(),
                used.journeys());
    }

    @GetMapping("/{id}")
    @Operation(summary = "A product type as it is written, its versions and what uses it; its ETag is the version")
    ResponseEntity<View> one(@PathVariable String id, Locale language) {
        Written written = types.find(id).orElseThrow(() -> unknown(id));
        return ResponseEntity.ok().eTag("\"" + written.version() + "\"").body(view(written, language));
    }

    @PostMapping("/{id}/check")
    @Operation(summary = "What is wrong with a product type, what would change and whom it concerns; nothing is stored")
    Judged check(@PathVariable String id, @RequestBody Asked asked, Locale language) {
        var used = usesOf(id, language);
        List<Found> problems = checks.of(id, asked.given(), used.openNeeds()).stream()
                .map(problem -> found(id, problem, language))
                .toList();
        Map<String, Object> before = types.find(id).map(Written::section).orElse(Map.of());
        return new Judged(problems, FieldChange.between(before, asked.given()), used);
    }

    @PutMapping("/{id}")
    @Operation(summary = "Makes a new version of the one named by If-Match, or adds a type where that is 0")
    ResponseEntity<?> save(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody Asked asked,
            Locale language) {
        int version = Refused.revision(seen);
        List<Problem> problems =
                checks.of(id, asked.given(), usesOf(id, language).openNeeds());
        if (ProductTypeDesk.hasErrors(problems)) {
            ProblemDetail refusal =
                    details.of(io.kairos.orchestrator.platform.Problem.of(422, "product-type-has-problems"), language);
            refusal.setProperty(
                    "problems",
                    problems.stream()
                            .map(problem -> found(id, problem, language))
                            .toList());
            return ResponseEntity.unprocessableContent()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(refusal);
        }
        String note = Optional.ofNullable(asked.note()).orElse("").strip();
        Written written =
                desk.save(id, version, asked.given(), note.substring(0, Math.min(note.length(), 500)), Speaker.name());
        return ResponseEntity.ok().eTag("\"" + written.version() + "\"").body(view(written, language));
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Takes a product type away that no journey uses; If-Match names the version seen")
    ResponseEntity<Void> remove(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            Locale language) {
        int version = Refused.revision(seen);
        if (types.find(id).isEmpty()) {
            throw unknown(id);
        }
        desk.remove(id, version, Speaker.name(), () -> refuseIfUsed(id, language));
        return ResponseEntity.noContent().build();
    }

    private void refuseIfUsed(String id, Locale language) {
        List<String> journeys = uses.inTheWay(id, language);
        if (!journeys.isEmpty()) {
            throw new ProblemException(io.kairos.orchestrator.platform.Problem.of(409, "product-type-in-use")
                    .with("journeys", String.join(", ", journeys)));
        }
        long needs = usesOf(id, language).openNeeds();
        if (needs > 0) {
            throw new ProblemException(io.kairos.orchestrator.platform.Problem.of(409, "product-type-wanted")
                    .with("needs", needs));
        }
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(io.kairos.orchestrator.platform.Problem.at(404, "product-type-unknown", "id")
                .with("id", id));
    }

    private View view(Written written, Locale language) {
        return new View(
                written.id(),
                written.version(),
                written.section(),
                store.history(written.id()).stream()
                        .filter(made -> !made.removed())
                        .map(Version::of)
                        .toList(),
                usesOf(written.id(), language));
    }

    private ProductTypeUses.Uses usesOf(String id, Locale language) {
        return uses.of(id, types.catalogue().type(id).map(checks::entered).orElse(Set.of()), language);
    }

    private static Found found(String id, Problem problem, Locale language) {
        String path = problem.at()
                .replaceFirst("^product-types\\." + java.util.regex.Pattern.quote(id) + "\\.?", "")
                .replaceFirst(" \\(line \\d+\\)$", "");
        return new Found(
                problem.isError() ? "error" : "warning",
                problem.code(),
                Optional.of(path).filter(field -> !field.isEmpty()),
                problem.message().in(language).replace("product-types." + id + ".", ""),
                problem.remedy().in(language));
    }
}
