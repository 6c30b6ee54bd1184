package io.kairos.orchestrator.timing;

import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.timing.model.FitReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One fit asked for by hand.
 *
 * @param reference as decisions would name the model
 * @param text of the model file
 */
public record Fit(String reference, String text, FitReport report) {

    /** What is fitted when nobody says anything else. */
    private static final RetrainingSettings BY_HAND = new RetrainingSettings(
            false,
            Duration.ofDays(1),
            LocalTime.MIDNIGHT,
            Duration.ofDays(1),
            Duration.ofDays(100 * 365),
            50,
            2,
            List.of());

    /** Names of the families that can be fitted. */
    public static List<String> families() {
        return Recipes.ALL.stream().map(Recipe::family).toList();
    }

    /**
     * Fits from a file of a published shape.
     *
     * @param asOf nothing after is read; empty: all of the file is
     * @throws StartFailure when the file cannot be read or does not carry a model
     */
    public static Fit file(String family, Path file, String productType, Optional<Instant> asOf) {
        Past past = FileShapes.read(family, file);
        return of(family, asOf.map(past::asOf).orElse(past), productType, BY_HAND);
    }

    /** The report, as it is stored with a version. */
    public Map<String, @Nullable Object> reportJson() {
        return ModelJson.report(report);
    }

    static Fit of(String family, Past past, String productType, RetrainingSettings settings) {
        Recipe<?> recipe = Recipes.named(family);
        try {
            recipe.requireHonest(past);
            Trained<?> trained = recipe.fit(past, productType, settings);
            return new Fit(trained.ref().toString(), trained.text(), trained.report());
        } catch (RefusedTraining refused) {
            String code = "timing-fit-" + refused.finding().code();
            throw new StartFailure(code, refused.finding().params(), refused);
        }
    }
}
