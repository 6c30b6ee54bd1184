package io.kairos.orchestrator.demo;

import io.kairos.orchestrator.customer.CountryZones;
import io.kairos.timing.survival.SurvivalLaw;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Sofas: nearly half of those who look buy, after a time that follows a log-logistic law with a median of 20 days and shape 3,
 * the unimodal hazard of long considerations.
 */
record SofaScenario(SurvivalLaw law) implements Scenario {
    private static final double BUYS = 0.45;
    private static final String[] RANGES = {"Oslo", "Marais", "Porto", "Brera"};
    private static final String[] COUNTRIES = {"FR", "FR", "BE", "GB", "DE"};

    @Override
    public String productType() {
        return "sofa";
    }

    @Override
    public int weight() {
        return 3;
    }

    @Override
    public int messages() {
        return 3;
    }

    @Override
    public Duration halfLife() {
        return Duration.ofDays(10);
    }

    @Override
    public Anchor anchor() {
        return Anchor.DAYS_AFTER_SIGN;
    }

    @Override
    public DemoCustomer draw(String userId, LocalDate from, LocalDate to, SplittableRandom random) {
        var country = COUNTRIES[random.nextInt(COUNTRIES.length)];
        var zone = CountryZones.zone(country).orElseThrow();
        var day = from.plusDays(random.nextInt((int) ChronoUnit.DAYS.between(from, to) + 1));
        var viewed = DayTimes.draw(day, zone, random);
        var ordered = viewed.plus(law.sample(random));
        boolean buys = random.nextDouble() < BUYS;
        var range = RANGES[random.nextInt(RANGES.length)];
        int price = 600 + 50 * random.nextInt(20);

        var events = new ArrayList<DemoEvent>();
        events.add(Identities.identify(viewed.minusSeconds(1), userId, country, random));
        events.add(DemoEvent.track(viewed, "Product Viewed", sofa(range, price)));
        if (buys) {
            events.add(DemoEvent.track(ordered, "Order Completed", Map.of("products", List.of(sofa(range, price)))));
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

    private static Map<String, Object> sofa(String range, int price) {
        return Map.of("category", "sofa", "range", range, "name", "Sofa " + range, "price", price);
    }
}
