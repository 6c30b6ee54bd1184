package io.kairos.orchestrator.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The record of changes, for administrators. */
@RestController
@RequestMapping(path = "/api/audit", produces = "application/json")
@Tag(name = "Audit")
class AuditController {
    private static final int SIZE = 50;

    private final AuditTrail audit;

    AuditController(AuditTrail audit) {
        this.audit = audit;
    }

    /** Some entries, newest first. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record AuditPage(
            List<AuditTrail.Entry> entries, @Nullable String next) {}

    /** The first entry that is not as it was written; absent when all are. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Check(OptionalLong broken) {}

    @GetMapping("/check")
    @Operation(summary = "Whether the whole record is as it was written")
    Check check() {
        return new Check(audit.firstBroken());
    }

    @GetMapping
    @Operation(summary = "Who changed what, newest first")
    AuditPage page(
            @Parameter(description = "`next` of the page before") @RequestParam(required = false) @Nullable
                    Long after) {
        OptionalLong before = after == null ? OptionalLong.empty() : OptionalLong.of(after);
        List<AuditTrail.Entry> found = audit.page(before, SIZE + 1);
        List<AuditTrail.Entry> shown = found.subList(0, Math.min(SIZE, found.size()));
        return new AuditPage(
                shown, found.size() > SIZE ? Long.toString(shown.get(SIZE - 1).id()) : null);
    }
}
