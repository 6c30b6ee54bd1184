package io.kairos.orchestrator.demo;

import io.kairos.orchestrator.customer.CountryZones;
import io.kairos.timing.survival.SurvivalLaw;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Meals: looked at around noon and in the evening, ordered within minutes (exponential delay) or not at all. */
record MealScenario(SurvivalLaw law) implements Scenario {
    private static final double BUYS = 0.5;
    private static final String[] CUISINES = {"Ramen", "Pizza", "Curry", "Burger"};

    @Override
    public String productType() {
        return "meal";
    }

    @Override
    public int weight() {
        return 2;
    }

    @Override
    public int messages() {
        return 1;
    }

    @Override
    public Duration halfLife() {
        return Duration.ofMinutes(20);
    }

    @Override
    public Anchor anchor() {
        return Anchor.MINUTES_AFTER_SIGN;
    }

    @Override
    public DemoCustomer draw(String userId, LocalDate from, LocalDate to, SplittableRandom random) {
        var country = "FR";
        var zone = CountryZones.zone(country).orElseThrow();
        var day = from.plusDays(random.nextInt((int) ChronoUnit.DAYS.between(from, to) + 1));
        var hungry = random.nextInt(3) == 0 ? 12 : 19;
        var viewed = day.atTime(hungry, random.nextInt(60), random.nextInt(60))
                .atZone(zone)
                .toInstant();
        var ordered = viewed.plus(law.sample(random));
        boolean buys = random.nextDouble() < BUYS;
        var cuisine = CUISINES[random.nextInt(CUISINES.length)];

        var events = new ArrayList<DemoEvent>();
        events.add(Identities.identify(viewed.minusSeconds(1), userId, country, random));
        events.add(DemoEvent.track(viewed, "Meal Viewed", meal(cuisine)));
        if (buys) {
            events.add(DemoEvent.track(ordered, "Meal Ordered", meal(cuisine)));
        }
        return new DemoCustomer(
                userId,
                productType(),
                country,
                zone,
                viewed,
                buys ? Optional.of(ordered) : Optional.empty(),
                Optional.empty(),
                events);
    }

    private static Map<String, Object> meal(String cuisine) {
        return Map.of("cuisine", cuisine, "name", cuisine, "price", 18);
    }
}
