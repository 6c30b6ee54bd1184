package io.kairos.orchestrator.moment;

import io.kairos.timing.Reason;
import io.kairos.timing.TimingDecision;
import io.kairos.timing.TimingEngine;
import io.kairos.timing.TimingModels;
import java.util.List;
import java.util.Optional;
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

    /** The model of the hours that a decision used beside its law; an impulse has none. */
    Optional<String> hourModel(TimingDecision decision) {
        List<String> codes = decision.why().reasons().stream().map(Reason::code).toList();
        if (codes.contains("impulse.fresh")) {
            return Optional.empty();
        }
        TimingModels models = inForce.models();
        return codes.contains("hours.own")
                ? models.personalHours().map(model -> model.ref().toString())
                : Optional.of(models.hours().ref().toString());
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
