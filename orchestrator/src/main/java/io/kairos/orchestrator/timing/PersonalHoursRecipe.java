package io.kairos.orchestrator.timing;

import io.kairos.journeys.product.ProductType;
import io.kairos.timing.TimingModels;
import io.kairos.timing.hours.HourProfileTrainer.LocalPurchase;
import io.kairos.timing.hours.PersonHours;
import io.kairos.timing.hours.PersonalHours;
import io.kairos.timing.hours.PersonalHoursTrainer;
import io.kairos.timing.model.ModelFitException;
import io.kairos.timing.model.ModelRef;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The local hours of each customer's own purchases and clicks, for all product types; scored by the hour given the day, against
 * everybody's hours where no personal model decides. A customer's acts before the period are known, those within it are not.
 */
final class PersonalHoursRecipe implements Recipe<CustomerHours> {
    private static final double LEAST = 1e-12;
    private static final HoursRecipe EVERYBODY = new HoursRecipe();

    @Override
    public String family() {
        return "personal-hours";
    }

    @Override
    public Set<String> kinds() {
        return Set.of("personal-hours");
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
    public Trained<CustomerHours> fit(Past past, String productType, RetrainingSettings settings) {
        Refusals.requirePurchases(past.acts().size(), settings);
        List<LocalPurchase> acts = past.acts().stream()
                .sorted(Comparator.comparing(Past.Act::customer).thenComparing(Past.Act::at))
                .map(act -> new LocalPurchase(act.customer(), act.local()))
                .toList();
        try {
            var fitted = PersonalHoursTrainer.fit(acts, Refusals.SOURCE);
            CustomerHours model = new CustomerHours.Personal(fitted.model());
            return new Trained<>(model, model.ref(), ModelText.of(fitted.model()::writeTo), fitted.report());
        } catch (ModelFitException failed) {
            throw Refusals.fit(failed);
        }
    }

    @Override
    public double[] score(CustomerHours model, Past past, Instant from) {
        SortedMap<String, List<Past.Act>> people = new TreeMap<>();
        past.acts()
                .forEach(act -> people.computeIfAbsent(act.customer(), unseen -> new ArrayList<>())
                        .add(act));
        List<Double> scores = new ArrayList<>();
        people.values().forEach(acts -> {
            PersonHours before = PersonHours.of(acts.stream()
                    .filter(act -> !act.at().isAfter(from))
                    .map(Past.Act::local)
                    .toList());
            acts.stream()
                    .filter(act -> act.at().isAfter(from))
                    .sorted(Comparator.comparing(Past.Act::at))
                    .forEach(act -> scores.add(-Math.log(Math.max(model.share(before, act.local()), LEAST))));
        });
        return scores.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public DriftSample driftSample(Past past, Instant from) {
        return EVERYBODY.driftSample(past, from);
    }

    @Override
    public CustomerHours inForce(TimingModels models, String productType, Optional<ProductType> type) {
        return models.personalHours()
                .<CustomerHours>map(CustomerHours.Personal::new)
                .orElseGet(() -> new CustomerHours.Everybody(models.hours()));
    }

    @Override
    public TimingModels with(TimingModels models, String productType, CustomerHours model) {
        return model instanceof CustomerHours.Personal personal ? models.withHours(personal.model()) : models;
    }

    @Override
    public ModelRef ref(CustomerHours model) {
        return model.ref();
    }

    @Override
    public CustomerHours read(String text) throws IOException {
        return new CustomerHours.Personal(PersonalHours.read(ModelText.stream(text)));
    }
}
