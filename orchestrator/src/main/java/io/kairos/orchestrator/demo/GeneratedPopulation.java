package io.kairos.orchestrator.demo;

import io.kairos.timing.TimingModels;
import io.kairos.timing.dated.LeadTimeObservation;
import io.kairos.timing.dated.LeadTimeTrainer;
import io.kairos.timing.survival.Exponential;
import io.kairos.timing.survival.Family;
import io.kairos.timing.survival.Lifetime;
import io.kairos.timing.survival.LogLogistic;
import io.kairos.timing.survival.SurvivalFit;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A population made from published parameters; the models see only another draw of the year before. */
final class GeneratedPopulation {
    private static final int PAST = 3_000;
    /** A meal is decided in minutes: its events are handed over as they happen. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    /** After this long without a purchase the need expires, as its product type says. */
    private static final Duration WHOLE_LIFE = Duration.ofDays(90);

    private static final double MEAL_MEAN_MINUTES = 25;
    private static final double MINUTES_PER_DAY = 1440;
    private static final double SOFA_MEDIAN_DAYS = 20;
    private static final double SOFA_SHAPE = 3;

    private final DemoOptions options;

    GeneratedPopulation(DemoOptions options) {
        this.options = options;
    }

    Population draw() {
        var shipped = TimingModels.defaults();
        var trips = new TripScenario(shipped.shippedDated(), shipped.hours());
        var sofas = new SofaScenario(new LogLogistic(SOFA_MEDIAN_DAYS, SOFA_SHAPE));
        var meals = new MealScenario(new Exponential(MEAL_MEAN_MINUTES / MINUTES_PER_DAY));
        List<Scenario> scenarios = List.of(trips, sofas, meals);
        var random = new SplittableRandom(options.seed());
        var customers = new ArrayList<DemoCustomer>();
        int weights = scenarios.stream().mapToInt(Scenario::weight).sum();
        for (var scenario : scenarios) {
            int count = options.customers() * scenario.weight() / weights;
            customers.addAll(draw(scenario, count, options.from(), options.to(), random.split()));
        }
        var before = new SplittableRandom(options.seed() + 1);
        var policies = new ArrayList<FixedPolicy>();
        var models = shipped;
        for (var scenario : scenarios) {
            var past = draw(
                    scenario, PAST, options.from().minusYears(1), options.from().minusDays(1), before.split());
            policies.add(FixedPolicy.fit(
                    scenario.productType(), scenario.anchor(), past, scenario.messages(), scenario.halfLife()));
            models = learn(models, scenario, past);
        }
        return new Population(
                new DemoText(
                        "A generated population: trips after the lead times of 26,000 hotel bookings (Antonio, de Almeida,"
                                + " Nunes 2019), sofas after a log-logistic law (median 20 days, shape 3), meals after an"
                                + " exponential delay (mean 25 minutes). Nobody in it is real.",
                        "Une population générée : des séjours d'après les délais de 26 000 réservations d'hôtel (Antonio,"
                                + " de Almeida, Nunes 2019), des canapés d'après une loi log-logistique (médiane 20 jours,"
                                + " forme 3), des repas d'après un délai exponentiel (25 minutes en moyenne). Personne n'y"
                                + " est réel."),
                customers,
                AT_ONCE,
                models,
                policies);
    }

    private static List<DemoCustomer> draw(
            Scenario scenario, int count, LocalDate from, LocalDate to, SplittableRandom random) {
        var drawn = new ArrayList<DemoCustomer>(count);
        for (int i = 0; i < count; i++) {
            drawn.add(scenario.draw(scenario.productType() + "-" + i, from, to, random.split()));
        }
        return drawn;
    }

    /** Learns from what was known the day before the demo begins. */
    private TimingModels learn(TimingModels models, Scenario scenario, List<DemoCustomer> past) {
        return switch (scenario.anchor()) {
            case DAYS_BEFORE_DATE ->
                models.withDated(
                        scenario.productType(),
                        LeadTimeTrainer.fit(
                                observations(past), options.from().minusDays(1), scenario.productType(), "generated"));
            case DAYS_AFTER_SIGN ->
                models.withConsidered(
                        scenario.productType(),
                        SurvivalFit.fitComplete(lifetimes(past), Family.LOG_LOGISTIC, origin(scenario))
                                .fitted());
            case MINUTES_AFTER_SIGN -> models;
        };
    }

    private SurvivalFit.Origin origin(Scenario scenario) {
        return new SurvivalFit.Origin(
                scenario.productType(),
                options.from().minusYears(1),
                options.from().minusDays(1),
                "generated");
    }

    private static List<LeadTimeObservation> observations(List<DemoCustomer> past) {
        return past.stream()
                .filter(customer -> customer.purchase().isPresent())
                .map(customer -> new LeadTimeObservation(
                        customer.date().orElseThrow(),
                        customer.purchase()
                                .orElseThrow()
                                .atZone(customer.zone())
                                .toLocalDate(),
                        features(customer)))
                .filter(observation -> !observation.purchased().isAfter(observation.date()))
                .toList();
    }

    private static Map<String, String> features(DemoCustomer customer) {
        var features = new HashMap<String, String>();
        customer.events().get(1).properties().forEach((name, value) -> features.put(name, String.valueOf(value)));
        return features;
    }

    /**
     * Times to the purchase of those who bought, among customers whose need had run its whole life before the demo begins: of
     * the younger ones only the fast buyers are known yet, and of the others many will never buy.
     */
    private List<Lifetime> lifetimes(List<DemoCustomer> past) {
        var begins = options.from().atStartOfDay(ZoneOffset.UTC).toInstant();
        return past.stream()
                .filter(customer -> customer.firstSign().plus(WHOLE_LIFE).isBefore(begins))
                .flatMap(customer -> customer
                        .purchase()
                        .map(bought -> Duration.between(customer.firstSign(), bought))
                        .filter(delay -> delay.compareTo(WHOLE_LIFE) < 0)
                        .map(delay -> new Lifetime(delay, true))
                        .stream())
                .toList();
    }
}
