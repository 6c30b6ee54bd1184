package io.kairos.orchestrator.timing;

import io.kairos.timing.model.ModelFitException;
import java.util.Map;

/** Reasons not to train that families share. */
final class Refusals {
    /** For the model file: where the data come from. */
    static final String SOURCE = "this installation's own database";

    private Refusals() {}

    static void requirePurchases(long found, RetrainingSettings settings) {
        if (found < settings.leastPurchases())
            throw new RefusedTraining(new Finding(
                    "too-few",
                    Map.of("found", Long.toString(found), "needed", Integer.toString(settings.leastPurchases()))));
    }

    static void requireHeldOut(int found, RetrainingSettings settings) {
        if (found < settings.leastHeldOut())
            throw new RefusedTraining(new Finding(
                    "too-few-held-out",
                    Map.of("found", Integer.toString(found), "needed", Integer.toString(settings.leastHeldOut()))));
    }

    static RefusedTraining convertersOnly(long found) {
        return new RefusedTraining(new Finding("converters-only", Map.of("found", Long.toString(found))));
    }

    static RefusedTraining fit(ModelFitException failed) {
        return new RefusedTraining(new Finding("not-fitted", Map.of("cause", String.valueOf(failed.getMessage()))));
    }
}
