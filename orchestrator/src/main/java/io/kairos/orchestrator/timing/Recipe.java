package io.kairos.orchestrator.timing;

import io.kairos.journeys.product.ProductType;
import io.kairos.timing.TimingModels;
import io.kairos.timing.model.ModelRef;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How one family of models is trained from the database, judged and put in force. Implementations keep no state.
 *
 * @param <M> the model
 */
interface Recipe<M> {

    /** Stable name, stored with every version. */
    String family();

    /** Kinds of model files it reads. */
    Set<String> kinds();

    /** Whether purchases of this product type run the way this family describes. */
    boolean suits(ProductType type);

    /** Reads what it is trained on, as it was known then: the needs of the product type unless it says otherwise. */
    default Past read(PastReader past, String productType, Instant asOf) {
        return past.needs(productType, asOf);
    }

    /**
     * Looks at everything known, the last period included, for what would mislead a fit.
     *
     * @throws RefusedTraining when there is such a thing
     */
    default void requireHonest(Past all) {}

    /**
     * Fits from what was known.
     *
     * @throws RefusedTraining when the data do not carry a model
     */
    Trained<M> fit(Past past, String productType, RetrainingSettings settings);

    /**
     * Log scores, −ln of the probability the model gave to what happened, of every case of the period; lower is better.
     *
     * @param past known at the end of the period
     * @param from the period's start, excluded
     */
    double[] score(M model, Past past, Instant from);

    /**
     * The cases that became known after an instant, by what would show that customers have changed.
     *
     * @param from excluded
     */
    DriftSample driftSample(Past past, Instant from);

    /** What decides about this product type now: trained, given with the product type, or shipped. */
    M inForce(TimingModels models, String productType, Optional<ProductType> type);

    /** The models with this one in force. */
    TimingModels with(TimingModels models, String productType, M model);

    /** Its name in decisions. */
    ModelRef ref(M model);

    /** Reads the text of a model file. */
    M read(String text) throws IOException;
}
