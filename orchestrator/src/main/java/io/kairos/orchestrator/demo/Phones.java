package io.kairos.orchestrator.demo;

import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Mobile numbers of the population. No two customers share one: a number is an identity, and who shares it is one person. */
final class Phones {
    private static final double HAVE_ONE = 0.75;
    private static final int DIGITS = 100_000;
    /** One number in so many, each kind of customer beginning at another. */
    private static final int KINDS = 3;

    /** What five more digits make a mobile number of. */
    private static final Map<String, String> BEGINNINGS = Map.of(
            "FR",
            "+336440",
            "GB",
            "+4474000",
            "DE",
            "+4917139",
            "BE",
            "+32470",
            "ES",
            "+346000",
            "PT",
            "+3519100",
            "IT",
            "+3932000",
            "NL",
            "+316100");

    private Phones() {}

    static Optional<String> draw(String userId, String country, RandomGenerator random) {
        boolean has = random.nextDouble() < HAVE_ONE;
        int number = number(userId);
        return Optional.ofNullable(BEGINNINGS.get(country))
                .filter(beginning -> has && number < DIGITS)
                .map(beginning -> beginning + String.format("%0" + digits(beginning) + "d", number));
    }

    /** As many as the country's numbers have. */
    private static int digits(String beginning) {
        return beginning.startsWith("+32") ? 6 : 5;
    }

    private static int number(String userId) {
        int dash = userId.lastIndexOf('-');
        int kind = userId.startsWith("sofa") ? 1 : userId.startsWith("meal") ? 2 : 0;
        return Integer.parseInt(userId.substring(dash + 1)) * KINDS + kind;
    }
}
