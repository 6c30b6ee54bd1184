package io.kairos.orchestrator.timing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answers of {@code /api/models}. */
final class ModelsView {
    private ModelsView() {}

    /** Some versions, newest first; {@code next} is where the next page begins. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Row> models, @Nullable String next) {}

    /**
     * One version.
     *
     * @param name of the product type, in the reader's language
     * @param reference as decisions name it; absent where no model came of the training
     * @param comparison with the model in force then; lower scores are better
     * @param finding the same in words
     * @param problem why a live version does not decide
     * @param periodFrom start of what it was fitted on, which ends at {@code trainedAsOf}; from there to {@code periodTo} it was compared
     * @param decisions how many used it
     * @param canGoLive whether it may be put in force
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            UUID id,
            String productType,
            String name,
            String family,
            @Nullable String reference,
            String state,
            Instant trainedAsOf,
            Instant createdAt,
            @Nullable Instant promotedAt,
            @Nullable Object rows,
            Map<String, @Nullable Object> comparison,
            String finding,
            @Nullable Map<String, @Nullable Object> drift,
            @Nullable String problem,
            Instant periodFrom,
            Instant periodTo,
            long decisions,
            boolean canGoLive) {}

    /**
     * One version in full.
     *
     * @param decisions how many used it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Detail(
            Row model,
            Instant periodFrom,
            Instant periodTo,
            Map<String, @Nullable Object> report,
            long decisions,
            boolean canGoLive) {}

    /** Some decisions, newest first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decisions(List<UsedBy.Row> decisions, @Nullable String next) {}
}
