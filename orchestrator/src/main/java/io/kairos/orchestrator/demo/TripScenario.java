package io.kairos.orchestrator.demo;

import io.kairos.orchestrator.customer.CountryZones;
import io.kairos.timing.dated.LeadTimeModel;
import io.kairos.timing.hours.HourProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * City trips: the lead time is drawn from the shipped model of hotel bookings (Antonio, de Almeida, Nunes 2019), given the
 * first search. One in six travellers changes the dates on the way.
 */
record TripScenario(LeadTimeModel leads, HourProfile hours) implements Scenario {
    private static final int LONGEST_SEARCH = 180;
    private static final double BUYS = 0.6;
    private static final double CHANGES_DATES = 1 / 6.0;
    private static final String[] COUNTRIES = {"FR", "FR", "GB", "DE", "ES", "PT", "BE", "IT", "US", "NL"};
    private static final Map<String, String> PLACES = Map.of(
            "Lisbon",
            "Europe/Lisbon",
            "Athens",
            "Europe/Athens",
            "Edinburgh",
            "Europe/London",
            "Kraków",
            "Europe/Warsaw");
    private static final List<String> NAMES = PLACES.keySet().stream().sorted().toList();

    @Override
    public String productType() {
        return "city-trip";
    }

    @Override
    public int weight() {
        return 4;
    }

    @Override
    public int messages() {
        return 3;
    }

    @Override
    public Duration halfLife() {
        return Duration.ofDays(7);
    }

    @Override
    public Anchor anchor() {
        return Anchor.DAYS_BEFORE_DATE;
    }

    @Override
    public DemoCustomer draw(String userId, LocalDate from, LocalDate to, SplittableRandom random) {
        var country = COUNTRIES[random.nextInt(COUNTRIES.length)];
        var zone = CountryZones.zone(country).orElseThrow();
        var arrival = from.plusDays(random.nextInt((int) ChronoUnit.DAYS.between(from, to) + 1));
        int search = random.nextInt(2, LONGEST_SEARCH + 1);
        var features = features(country, random);
        int lead = leads.predict(features, arrival, search).sample(random);
        var place = NAMES.get(random.nextInt(NAMES.size()));
        boolean moves = random.nextDouble() < CHANGES_DATES && search - lead > 3;
        var searchedFor = moves ? arrival.plusDays(random.nextInt(4, 15)) : arrival;
        var searched = at(arrival.minusDays(search), zone, random);
        var ordered = later(at(arrival.minusDays(lead), zone, random), searched);
        boolean buys = random.nextDouble() < BUYS;

        var events = new ArrayList<DemoEvent>();
        events.add(Identities.identify(searched.minusSeconds(1), userId, country, random));
        events.add(DemoEvent.track(searched, "Trip Searched", trip(place, searchedFor, features)));
        if (moves) {
            var changed = searched.plus(Duration.between(searched, ordered).dividedBy(2));
            events.add(DemoEvent.track(changed, "Trip Dates Changed", trip(place, arrival, features)));
        }
        if (buys) {
            events.add(DemoEvent.track(ordered, "Trip Booked", trip(place, arrival, features)));
        }
        return new DemoCustomer(
                userId,
                productType(),
                country,
                zone,
                searched,
                buys ? Optional.of(ordered) : Optional.empty(),
                Optional.of(arrival),
                events);
    }

    private Instant at(LocalDate day, ZoneId zone, SplittableRandom random) {
        return day.atTime(hours.sample(day.getDayOfWeek(), random)).atZone(zone).toInstant();
    }

    private static Instant later(Instant ordered, Instant searched) {
        return ordered.isAfter(searched) ? ordered : searched.plus(Duration.ofMinutes(25));
    }

    private static Map<String, String> features(String country, SplittableRandom random) {
        int nights = random.nextInt(1, 6);
        return Map.of(
                "nights", String.valueOf(nights),
                "weekendNights", String.valueOf(Math.min(2, random.nextInt(nights + 1))),
                "adults", String.valueOf(random.nextInt(1, 3)),
                "children", String.valueOf(random.nextInt(8) == 0 ? 1 : 0),
                "country", new Locale.Builder().setRegion(country).build().getISO3Country(),
                "segment", random.nextInt(4) == 0 ? "Direct" : "Online TA",
                "repeatGuest", String.valueOf(random.nextInt(20) == 0));
    }

    static Map<String, Object> trip(String place, LocalDate arrival, Map<String, String> features) {
        int nights = Math.max(1, Integer.parseInt(features.getOrDefault("nights", "1")));
        var trip = new HashMap<String, Object>(features);
        trip.put("destination", place);
        trip.put("destination_zone", PLACES.getOrDefault(place, "Europe/Lisbon"));
        trip.put("check_in", arrival.toString());
        trip.put("check_out", arrival.plusDays(nights).toString());
        return trip;
    }
}
