package io.kairos.orchestrator.timing;

import io.kairos.journeys.product.ProductType;
import io.kairos.timing.TimingModels;
import io.kairos.timing.hours.HourProfile;
import io.kairos.timing.hours.HourProfileTrainer;
import io.kairos.timing.hours.HourProfileTrainer.LocalPurchase;
import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.model.ModelRef;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Local hours of purchases and clicks, one profile for all product types; scored by the hour given the day. */
final class HoursRecipe implements Recipe<HourProfile> {
    /** A little of each day is spread evenly: nobody's hours are known for sure. */
    private static final double EVEN = 0.05;

    private static final double LEAST = 1e-12;

    @Override
    public String family() {
        return "hours";
    }

    @Override
    public Set<String> kinds() {
        return Set.of("hour-of-week");
    }

    @Override
    public Past read(PastReader past, String productType, Instant asOf) {
        return past.acts(asOf);
    }

    @Override
    public boolean suits(ProductType type) {
        return false;
    }

    @Override
    public Trained<HourProfile> fit(Past past, String productType, RetrainingSettings settings) {
        Refusals.requirePurchases(past.acts().size(), settings);
        List<LocalPurchase> acts = past.acts().stream()
                .map(act -> new LocalPurchase(act.customer(), act.local()))
                .toList();
        try {
            HourProfile profile = HourProfileTrainer.fit(acts, EVEN, Refusals.SOURCE);
            return new Trained<>(profile, profile.ref(), ModelText.of(profile::writeTo), report(profile, past));
        } catch (ModelFitException failed) {
            throw Refusals.fit(failed);
        }
    }

    @Override
    public double[] score(HourProfile profile, Past past, Instant from) {
        return past.acts().stream()
                .filter(act -> act.at().isAfter(from))
                .mapToDouble(act -> score(profile, act))
                .toArray();
    }

    private static double score(HourProfile profile, Past.Act act) {
        return -Math.log(
                Math.max(profile.share(act.local().getDayOfWeek(), act.local().getHour()), LEAST));
    }

    @Override
    public DriftSample driftSample(Past past, Instant from) {
        List<Past.Act> recent =
                past.acts().stream().filter(act -> act.at().isAfter(from)).toList();
        return new DriftSample(Map.of(
                "hour",
                recent.stream().mapToDouble(act -> act.local().getHour()).toArray(),
                "weekday",
                recent.stream()
                        .mapToDouble(act -> act.local().getDayOfWeek().getValue())
                        .toArray()));
    }

    @Override
    public HourProfile inForce(TimingModels models, String productType, Optional<ProductType> type) {
        return models.hours();
    }

    @Override
    public TimingModels with(TimingModels models, String productType, HourProfile model) {
        return models.withHours(model);
    }

    @Override
    public ModelRef ref(HourProfile model) {
        return model.ref();
    }

    @Override
    public HourProfile read(String text) throws IOException {
        return HourProfile.read(ModelText.stream(text));
    }

    private static FitReport report(HourProfile profile, Past past) {
        double logLikelihood =
                -past.acts().stream().mapToDouble(act -> score(profile, act)).sum();
        int rows = past.acts().size();
        return new FitReport("hours of the week", rows, rows, 0, 0, logLikelihood, 0, Map.of(), List.of(), List.of());
    }
}
