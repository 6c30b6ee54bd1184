package io.kairos.orchestrator.demo;

import java.util.List;

/** What the population needs to know of countries. */
final class Country {
    private static final List<String> FRENCH = List.of("FR", "BE", "LU", "MC", "CH", "MA", "TN", "DZ", "SN");

    private Country() {}

    /** Language that the population speaks there. */
    static String language(String iso2) {
        return FRENCH.contains(iso2) ? "fr" : "en";
    }
}
