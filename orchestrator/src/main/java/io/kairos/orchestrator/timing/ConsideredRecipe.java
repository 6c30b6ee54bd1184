package io.kairos.orchestrator.timing;

import io.kairos.journeys.product.Cycle;
import io.kairos.journeys.product.ProductType;
import io.kairos.timing.TimingModels;
import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.model.ModelRef;
import io.kairos.timing.survival.Family;
import io.kairos.timing.survival.FittedLaw;
import io.kairos.timing.survival.Lifetime;
import io.kairos.timing.survival.SurvivalFit;
import io.kairos.timing.survival.SurvivalLaw;
import io.kairos.timing.survival.SurvivalSelection;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Times from the first interest to the purchase. A need won is an event; one open, lost, expired or superseded is censored
 * when it was last seen unbought. Of all families, with and without a share that
 * never buys, the one with the least AIC is taken. A need is scored on the part
 * of its life inside the period: given that it was unbought at the start, {@code −ln f(t)/S(s)} or {@code −ln S(t)/S(s)}.
 */
final class ConsideredRecipe implements Recipe<FittedLaw> {
    private static final double LEAST = 1e-12;
    private static final double SECONDS_PER_DAY = 86_400;

    @Override
    public String family() {
        return "lifetime";
    }

    @Override
    public Set<String> kinds() {
        return Set.of("survival-law");
    }

    @Override
    public boolean suits(ProductType type) {
        return type.cycle() == Cycle.CONSIDERED;
    }

    /** What was won in the last period looks open before it, so buyers alone show only when everything is looked at. */
    @Override
    public void requireHonest(Past all) {
        List<PastNeed> started = all.needs().stream()
                .filter(need -> until(need, all.known()).isAfter(need.opened()))
                .toList();
        if (!started.isEmpty()
                && started.stream().allMatch(need -> need.bought().isPresent()))
            throw Refusals.convertersOnly(started.size());
    }

    @Override
    public Trained<FittedLaw> fit(Past past, String productType, RetrainingSettings settings) {
        List<Lifetime> lifetimes = new ArrayList<>();
        LocalDate first = LocalDate.MAX;
        for (PastNeed need : past.needs()) {
            Duration life = Duration.between(need.opened(), until(need, past.known()));
            if (life.isNegative() || life.isZero()) continue;
            lifetimes.add(new Lifetime(life, need.bought().isPresent()));
            LocalDate opened = LocalDate.ofInstant(need.opened(), ZoneOffset.UTC);
            first = opened.isBefore(first) ? opened : first;
        }
        long bought = lifetimes.stream().filter(Lifetime::observed).count();
        Refusals.requirePurchases(bought, settings);
        if (bought == lifetimes.size()) throw Refusals.convertersOnly(bought);
        var origin = new SurvivalFit.Origin(
                productType, first, LocalDate.ofInstant(past.known(), ZoneOffset.UTC), Refusals.SOURCE);
        try {
            SurvivalFit best = SurvivalSelection.choose(lifetimes, origin).best();
            FittedLaw law = best.fitted();
            return new Trained<>(law, law.ref(), ModelText.of(law::writeTo), best.report());
        } catch (ModelFitException failed) {
            throw Refusals.fit(failed);
        }
    }

    @Override
    public double[] score(FittedLaw model, Past past, Instant from) {
        return past.needs().stream()
                .filter(need -> until(need, past.known()).isAfter(start(need, from)))
                .mapToDouble(need -> score(model.law(), need, past.known(), from))
                .toArray();
    }

    private static double score(SurvivalLaw law, PastNeed need, Instant known, Instant from) {
        double entered = days(need.opened(), start(need, from));
        double left = days(need.opened(), until(need, known));
        double given = Math.max(law.survival(entered), LEAST);
        double probability = need.bought().isPresent() ? law.density(left) : law.survival(left);
        return -Math.log(Math.max(probability, LEAST * given) / given);
    }

    @Override
    public DriftSample driftSample(Past past, Instant from) {
        return new DriftSample(Map.of(
                "daysToPurchase",
                past.needs().stream()
                        .filter(need ->
                                need.bought().filter(at -> at.isAfter(from)).isPresent())
                        .mapToDouble(need -> days(need.opened(), need.bought().orElseThrow()))
                        .toArray()));
    }

    @Override
    public FittedLaw inForce(TimingModels models, String productType, Optional<ProductType> type) {
        return models.considered(productType)
                .or(() -> type.flatMap(known -> known.messaging().cadence().usualDelay())
                        .map(law -> FittedLaw.prior(
                                productType,
                                Family.LOG_NORMAL,
                                StrictMath.log(law.median().toSeconds() / SECONDS_PER_DAY),
                                law.spread(),
                                "usual delay of the product type")))
                .orElseGet(models::shippedConsidered);
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

    private static Instant start(PastNeed need, Instant from) {
        return need.opened().isAfter(from) ? need.opened() : from;
    }

    private static Instant until(PastNeed need, Instant known) {
        return need.end().map(PastNeed.End::at).orElse(known);
    }

    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / (1000 * SECONDS_PER_DAY);
    }
}
