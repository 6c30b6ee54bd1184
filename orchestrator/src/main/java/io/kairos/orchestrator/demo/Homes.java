package io.kairos.orchestrator.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Addresses of the population: all of it, a part of it, or the country alone, as customers give them. */
final class Homes {
    private static final double COMPLETE = 0.65;
    private static final double IN_PART = 0.15;

    private record Town(String postalCode, String name, String street) {}

    private static final Map<String, List<Town>> TOWNS = Map.of(
            "FR",
            List.of(
                    new Town("44000", "Nantes", "rue de la Fosse"),
                    new Town("69003", "Lyon", "rue de Bonnel"),
                    new Town("33000", "Bordeaux", "cours de l'Intendance"),
                    new Town("59800", "Lille", "rue Nationale")),
            "BE",
            List.of(new Town("1000", "Bruxelles", "rue Haute"), new Town("4000", "Liège", "rue Saint-Gilles")),
            "GB",
            List.of(new Town("M1 1AE", "Manchester", "Port Street"), new Town("BS1 4DJ", "Bristol", "Queen Square")),
            "DE",
            List.of(new Town("10115", "Berlin", "Ackerstraße"), new Town("50667", "Köln", "Hohe Straße")));

    private Homes() {}

    /** The trait {@code address}. */
    static Map<String, Object> draw(String country, RandomGenerator random) {
        var address = new HashMap<String, Object>(Map.of("country", country));
        var towns = TOWNS.getOrDefault(country, List.of());
        double gave = random.nextDouble();
        int number = random.nextInt(1, 120);
        if (!towns.isEmpty() && gave < COMPLETE + IN_PART) {
            var town = towns.get(random.nextInt(towns.size()));
            address.put("city", town.name());
            address.put("postalCode", town.postalCode());
            if (gave < COMPLETE) {
                address.put("street", number + " " + town.street());
            }
        }
        return Map.copyOf(address);
    }
}
