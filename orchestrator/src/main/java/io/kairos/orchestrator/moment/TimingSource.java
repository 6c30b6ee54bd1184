package io.kairos.orchestrator.moment;

import io.kairos.timing.TimingEngine;
import io.kairos.timing.TimingModels;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Holds the timing models in force; they may be replaced while the program runs. Thread-safe. */
@Component
public class TimingSource {
    private TimingModels base = TimingModels.defaults();
    private UnaryOperator<TimingModels> overlay = UnaryOperator.identity();
    private volatile InForce inForce = new InForce(base);

    TimingEngine engine() {
        return inForce.engine();
    }

    /** Whether a law was fitted for this product type, which then goes before the one its file names. */
    boolean hasFittedLaw(String productType) {
        return inForce.models().considered(productType).isPresent();
    }

    /** Puts other models in force for every decision from now on. */
    public synchronized void use(TimingModels models) {
        base = models;
        inForce = new InForce(overlay.apply(base));
    }

    /** Puts what was trained over the models that are there without training, from now on. */
    public synchronized void overlay(UnaryOperator<TimingModels> trained) {
        overlay = trained;
        inForce = new InForce(overlay.apply(base));
    }

    /** The models in force. */
    public TimingModels models() {
        return inForce.models();
    }

    private record InForce(TimingModels models, TimingEngine engine) {
        InForce(TimingModels models) {
            this(models, models.engine());
        }
    }
}
