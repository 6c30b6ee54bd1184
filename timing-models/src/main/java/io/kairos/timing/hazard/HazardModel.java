package io.kairos.timing.hazard;

import io.kairos.timing.model.ModelFile;
import java.util.List;

/**
 * Chance that it happens in step j, given that it has not before: {@code h_j(x) = 1 / (1 + exp(−η_j(x)))}. Immutable and
 * thread-safe. Unknown categories count as the bucket of rare ones, missing values as missing.
 *
 * <p>Source: discrete-time hazard with logit link (Cox 1972, section 6; Allison 1982).
 */
public sealed interface HazardModel permits EncodedHazard, BlendedHazard {

    HazardSchema schema();

    Steps steps();

    /**
     * η_j(x) of every step.
     *
     * @param numbers in the order of the schema, NaN where missing
     * @param categories in the order of the schema, empty where missing
     */
    double[] logOdds(double[] numbers, List<String> categories);

    /** h_j(x) of every step. */
    default double[] hazard(double[] numbers, List<String> categories) {
        double[] hazard = logOdds(numbers, categories);
        for (int step = 0; step < hazard.length; step++) hazard[step] = Logistic.p(hazard[step]);
        return hazard;
    }

    /** Adds header lines and rows of this model, under names that start with {@code hazard}. */
    void write(ModelFile file);

    /** The model that {@link #write} put into this file. */
    static HazardModel read(ModelFile file) {
        return HazardFile.read(file);
    }
}
