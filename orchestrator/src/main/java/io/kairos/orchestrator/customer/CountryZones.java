package io.kairos.orchestrator.customer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The principal time zone of each country, from the table {@code country-zones.csv}. */
public final class CountryZones {
    private static final Map<String, ZoneId> ZONES = load();
    private static final Map<String, String> CODES = codes();

    private CountryZones() {}

    /** The principal zone of a country given by its ISO code or its English or French name. */
    public static Optional<ZoneId> zone(@Nullable String country) {
        return code(country).map(ZONES::get);
    }

    /** The ISO 3166-1 alpha-2 code of a country given by code or name. */
    public static Optional<String> code(@Nullable String country) {
        return country == null ? Optional.empty() : Optional.ofNullable(CODES.get(plain(country)));
    }

    private static Map<String, ZoneId> load() {
        Map<String, ZoneId> zones = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(
                        CountryZones.class.getResourceAsStream("country-zones.csv"), "country-zones.csv is missing"),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                List<String> fields = List.of(line.split(","));
                String zone = fields.get(1);
                if (ZoneId.getAvailableZoneIds().contains(zone)) zones.put(fields.get(0), ZoneId.of(zone));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(zones);
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : ZONES.keySet()) {
            Locale country = new Locale.Builder().setRegion(code).build();
            codes.put(plain(code), code);
            codes.put(plain(country.getISO3Country()), code);
            codes.put(plain(country.getDisplayCountry(Locale.ENGLISH)), code);
            codes.put(plain(country.getDisplayCountry(Locale.FRENCH)), code);
        }
        codes.put("uk", "GB");
        codes.put("usa", "US");
        return Map.copyOf(codes);
    }

    private static String plain(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
