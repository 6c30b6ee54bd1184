package io.kairos.orchestrator.timing;

import io.kairos.journeys.product.ProductType;
import io.kairos.timing.TimingModels;
import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.ModelRef;
import io.kairos.timing.survival.Family;
import io.kairos.timing.survival.FittedLaw;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Constant rate of purchase: S(t) = exp(−t/m). m = days lived by all, divided by purchases, which is the maximum of the
 * likelihood under right censoring.
 */
final class ConstantRateRecipe implements Recipe<FittedLaw> {
    private final ConsideredRecipe others = new ConsideredRecipe();

    @Override
    public String family() {
        return "constant-rate";
    }

    @Override
    public Set<String> kinds() {
        return Set.of("survival-law");
    }

    @Override
    public boolean suits(ProductType type) {
        return others.suits(type);
    }

    @Override
    public Trained<FittedLaw> fit(Past past, String productType, RetrainingSettings settings) {
        long seconds = 0; // whole numbers: a sum of fractions would depend on the order of the rows
        int purchases = 0;
        for (PastNeed need : past.needs()) {
            Instant end = need.end().map(PastNeed.End::at).orElse(past.known());
            seconds += Duration.between(need.opened(), end).toSeconds();
            if (need.bought().isPresent()) purchases++;
        }
        Refusals.requirePurchases(purchases, settings);
        double mean = seconds / 86_400.0 / purchases;
        FittedLaw law = FittedLaw.prior(
                productType, Family.EXPONENTIAL, StrictMath.log(mean), 1, "constant rate, own database");
        int rows = past.needs().size();
        FitReport report = new FitReport(
                "constant rate",
                rows,
                purchases,
                rows - purchases,
                0,
                -purchases * (1 + Math.log(mean)),
                1,
                Map.of(),
                List.of(),
                List.of());
        return new Trained<>(law, law.ref(), ModelText.of(law::writeTo), report);
    }

    @Override
    public double[] score(FittedLaw model, Past past, Instant from) {
        return others.score(model, past, from);
    }

    @Override
    public DriftSample driftSample(Past past, Instant from) {
        return others.driftSample(past, from);
    }

    @Override
    public FittedLaw inForce(TimingModels models, String productType, Optional<ProductType> type) {
        return others.inForce(models, productType, type);
    }

    @Override
    public TimingModels with(TimingModels models, String productType, FittedLaw model) {
        return models.withConsidered(productType, model);
    }

    @Override
    public ModelRef ref(FittedLaw model) {
        return model.ref();
    }

    @Override
    public FittedLaw read(String text) throws IOException {
        return FittedLaw.read(ModelText.stream(text));
    }
}
