package io.kairos.orchestrator.moment;

import io.kairos.journeys.product.LagLaw;
import io.kairos.timing.survival.LogNormal;
import io.kairos.timing.survival.SurvivalLaw;

/** Turns the laws of the product types into those of the timing models. */
final class Laws {
    private static final double SECONDS_PER_DAY = 86_400;

    private Laws() {}

    static SurvivalLaw of(LagLaw law) {
        return new LogNormal(StrictMath.log(law.median().toSeconds() / SECONDS_PER_DAY), law.spread());
    }
}
