package io.kairos.orchestrator.moment;

import io.kairos.timing.TimingEngine;
import io.kairos.timing.TimingModels;
import org.springframework.stereotype.Component;

/** Holds the timing models in force; they may be replaced while the program runs. Thread-safe. */
@Component
public class TimingSource {
    private volatile InForce inForce = new InForce(TimingModels.defaults());

    TimingEngine engine() {
        return inForce.engine();
    }

    /** Whether a law was fitted for this product type, which then goes before the one its file names. */
    boolean hasFittedLaw(String productType) {
        return inForce.models().considered(productType).isPresent();
    }

    /** Puts other models in force for every decision from now on. */
    public void use(TimingModels models) {
        inForce = new InForce(models);
    }

    private record InForce(TimingModels models, TimingEngine engine) {
        InForce(TimingModels models) {
            this(models, models.engine());
        }
    }
}
