package io.kairos.orchestrator.timing;

import io.kairos.journeys.product.Cycle;
import io.kairos.journeys.product.ProductType;
import io.kairos.timing.TimingModels;
import io.kairos.timing.dated.LeadTimeDistribution;
import io.kairos.timing.dated.LeadTimeModel;
import io.kairos.timing.dated.LeadTimeObservation;
import io.kairos.timing.dated.LeadTimeTrainer;
import io.kairos.timing.model.FitReport;
import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.model.ModelRef;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lead times of needs tied to a date. Cases are the needs won whose date has come: of later dates only the early buyers are
 * known, and open, lost or expired needs have no lead time; the model is one of those who do buy. Each case is scored given
 * that the purchase came after its first search.
 */
final class DatedRecipe implements Recipe<LeadTimeModel> {
    private static final double LEAST = 1e-12;
    private static final int WEEK = 7;

    @Override
    public String family() {
        return "lead-time";
    }

    @Override
    public Set<String> kinds() {
        return Set.of("lead-time-hazard");
    }

    @Override
    public boolean suits(ProductType type) {
        return type.cycle() == Cycle.DATED;
    }

    @Override
    public Trained<LeadTimeModel> fit(Past past, String productType, RetrainingSettings settings) {
        List<Case> cases =
                cases(past).stream().filter(each -> each.over(past.known())).toList();
        Refusals.requirePurchases(cases.size(), settings);
        try {
            LeadTimeModel model = LeadTimeTrainer.fit(
                    cases.stream().map(Case::observation).toList(),
                    LocalDate.ofInstant(past.known(), ZoneOffset.UTC),
                    productType,
                    Refusals.SOURCE);
            return new Trained<>(model, model.ref(), ModelText.of(model::writeTo), report(model, cases));
        } catch (ModelFitException failed) {
            throw Refusals.fit(failed);
        }
    }

    @Override
    public double[] score(LeadTimeModel model, Past past, Instant from) {
        return cases(past).stream()
                .filter(each -> each.over(past.known()) && !each.over(from))
                .mapToDouble(each -> each.score(model))
                .toArray();
    }

    @Override
    public DriftSample driftSample(Past past, Instant from) {
        List<Case> recent = cases(past).stream()
                .filter(each -> each.over(past.known()) && !each.over(from))
                .toList();
        return new DriftSample(Map.of(
                "lead",
                recent.stream().mapToDouble(each -> each.observation().lead()).toArray(),
                "firstSearch",
                recent.stream().mapToDouble(Case::searched).toArray()));
    }

    @Override
    public LeadTimeModel inForce(TimingModels models, String productType, Optional<ProductType> type) {
        return models.dated(productType).orElseGet(models::shippedDated);
    }

    @Override
    public TimingModels with(TimingModels models, String productType, LeadTimeModel model) {
        return models.withDated(productType, model);
    }

    @Override
    public ModelRef ref(LeadTimeModel model) {
        return model.ref();
    }

    @Override
    public LeadTimeModel read(String text) throws IOException {
        return LeadTimeModel.read(ModelText.stream(text));
    }

    private static List<Case> cases(Past past) {
        return past.needs().stream()
                .map(DatedRecipe::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Case> of(PastNeed need) {
        if (need.bought().isEmpty() || need.date().isEmpty()) return Optional.empty();
        LocalDate bought = LocalDate.ofInstant(need.bought().get(), need.place());
        LocalDate searched = LocalDate.ofInstant(need.opened(), need.place());
        LocalDate date = need.date().get();
        boolean searchedBefore = need.opened().isBefore(need.bought().get());
        if (!searchedBefore || bought.isAfter(date)) return Optional.empty();
        return Optional.of(new Case(
                new LeadTimeObservation(date, bought, need.features()),
                (int) ChronoUnit.DAYS.between(searched, date),
                need.place()));
    }

    private static FitReport report(LeadTimeModel model, List<Case> cases) {
        double logLikelihood =
                -cases.stream().mapToDouble(each -> each.score(model)).sum();
        double[] predicted =
                cases.stream().mapToDouble(each -> each.within(model, WEEK)).toArray();
        boolean[] seen = new boolean[predicted.length];
        for (int i = 0; i < seen.length; i++)
            seen[i] = cases.get(i).observation().lead() <= WEEK;
        return new FitReport(
                "lead time, given the first search",
                cases.size(),
                cases.size(),
                0,
                cases.size(),
                logLikelihood,
                0,
                Map.of(),
                Reliability.bins(predicted, seen),
                List.of());
    }

    /** @param searched days before the date at which the customer first looked */
    private record Case(LeadTimeObservation observation, int searched, ZoneId place) {
        /** Whether the date is past at its place: until then somebody may still buy. */
        boolean over(Instant known) {
            Instant end = observation.date().plusDays(1).atStartOfDay(place).toInstant();
            return !end.isAfter(known);
        }

        double score(LeadTimeModel model) {
            return -Math.log(Math.max(predict(model).pmf(observation.lead()), LEAST));
        }

        double within(LeadTimeModel model, int days) {
            LeadTimeDistribution leads = predict(model);
            double sum = 0;
            for (int lead = 0; lead <= days; lead++) sum += leads.pmf(lead);
            return Math.min(1, sum);
        }

        private LeadTimeDistribution predict(LeadTimeModel model) {
            return model.predict(observation.features(), observation.date(), searched);
        }
    }
}
