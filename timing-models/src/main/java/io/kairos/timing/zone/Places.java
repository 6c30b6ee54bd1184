package io.kairos.timing.zone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Zones of countries, regions and calling codes, with the share of the people in each. */
final class Places {

    private static final int LONGEST_CODE = 6;
    private static final Places SHIPPED = new Places();

    private final Map<String, Map<ZoneId, Double>> places = new TreeMap<>();
    private final Map<String, List<String>> countriesByCode = new TreeMap<>();

    private Places() {
        for (String[] row : rows("countries.tsv")) {
            places.put(row[0], zones(row[2]));
            if (row[1].equals("-")) continue;
            for (String code : row[1].split(",", -1))
                countriesByCode.computeIfAbsent(code, key -> new ArrayList<>()).add(row[0]);
        }
        for (String[] row : rows("regions.tsv")) places.put(row[0], zones(row[1]));
    }

    static Places shipped() {
        return SHIPPED;
    }

    /** Zones of a country, or of its region where that is told apart; shares sum to 1. */
    Map<ZoneId, Double> of(String country, String region) {
        String code = country.trim().toUpperCase(Locale.ROOT);
        Map<ZoneId, Double> whole = places.get(code);
        if (whole == null)
            throw new IllegalArgumentException(
                    "unknown country \"" + country + "\": give its two letters after ISO 3166-1, for example BE");
        return places.getOrDefault(code + "-" + region.trim().toUpperCase(Locale.ROOT), whole);
    }

    /** Zones behind a number with its calling code; countries that share a code weigh by how many zones' people they bring. */
    Map<ZoneId, Double> ofPhone(String number) {
        String digits = number.replaceAll("[\\s().\\-/]", "");
        if (digits.startsWith("+")) digits = digits.substring(1);
        else if (digits.startsWith("00")) digits = digits.substring(2);
        else digits = "";
        for (int length = Math.min(LONGEST_CODE, digits.length()); length > 0; length--) {
            List<String> countries = countriesByCode.get(digits.substring(0, length));
            if (countries != null) return shared(countries);
        }
        throw new IllegalArgumentException(
                "the phone number does not start with a known calling code:" + " write it as +32... or 0032...");
    }

    /** Zones whose clocks showed this offset, each as likely as any; the offset itself where no zone did. */
    Map<ZoneId, Double> ofOffset(ZoneOffset offset, Instant seen) {
        Map<ZoneId, Double> zones = new TreeMap<>(ZoneWeights.BY_NAME);
        places.values()
                .forEach(place -> place.keySet().forEach(zone -> {
                    if (zone.getRules().getOffset(seen).equals(offset)) zones.put(zone, 1.0);
                }));
        if (zones.isEmpty()) zones.put(offset, 1.0);
        return ZoneWeights.normalised(zones);
    }

    /** North America: nine in ten numbers of the code 1 are in the United States. */
    private Map<ZoneId, Double> shared(List<String> countries) {
        Map<ZoneId, Double> zones = new TreeMap<>(ZoneWeights.BY_NAME);
        for (String country : countries) {
            double weight = countries.size() == 1 ? 1 : country.equals("US") ? 0.9 : 0.1 / (countries.size() - 1);
            of(country, "").forEach((zone, share) -> zones.merge(zone, weight * share, Double::sum));
        }
        return zones;
    }

    private static Map<ZoneId, Double> zones(String cell) {
        Map<ZoneId, Double> zones = new TreeMap<>(ZoneWeights.BY_NAME);
        for (String each : cell.split(" ", -1)) {
            int colon = each.lastIndexOf(':');
            zones.put(ZoneId.of(each.substring(0, colon)), Double.parseDouble(each.substring(colon + 1)));
        }
        return ZoneWeights.normalised(zones);
    }

    private static List<String[]> rows(String file) {
        InputStream resource = Places.class.getResourceAsStream(file);
        if (resource == null) throw new IllegalStateException("missing on the class path: " + file);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
