package io.kairos.orchestrator.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.customer.ZoneFinder.Found;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneFinderTest {
    private static final ZoneId DEFAULT = ZoneId.of("UTC");

    @ParameterizedTest
    @CsvSource({
        "+1 212 555 0123, America/New_York",
        "+33 6 12 34 56 78, Europe/Paris",
        "+44 7400 123456, Europe/London",
        "+55 11 91234-5678, America/Sao_Paulo"
    })
    void finds_the_zone_of_a_telephone_number(String number, String zone) {
        assertThat(find(Map.of("phone", number))).isEqualTo(new Found(ZoneId.of(zone), ZoneSource.PHONE));
    }

    @Test
    void a_number_that_could_lie_in_several_zones_tells_the_principal_one_as_inferred() {
        assertThat(find(Map.of("phone", "+61 412 345 678")))
                .isEqualTo(new Found(ZoneId.of("Australia/Sydney"), ZoneSource.INFERRED));
    }

    @Test
    void a_country_is_surer_than_a_number_of_several_zones() {
        assertThat(find(Map.of("phone", "+1 800 555 0123", "address", Map.of("country", "CA"))))
                .isEqualTo(new Found(ZoneId.of("America/Toronto"), ZoneSource.COUNTRY));
    }

    @Test
    void reads_a_national_number_by_the_country_of_the_address() {
        assertThat(find(Map.of("phone", "06 12 34 56 78", "address", Map.of("country", "France"))))
                .isEqualTo(new Found(ZoneId.of("Europe/Paris"), ZoneSource.PHONE));
    }

    @ParameterizedTest
    @CsvSource({"FR, Europe/Paris", "fra, Europe/Paris", "Allemagne, Europe/Berlin", "États-Unis, America/New_York"})
    void reads_a_country_by_code_and_by_its_english_and_french_name(String country, String zone) {
        assertThat(find(Map.of("address", Map.of("country", country))))
                .isEqualTo(new Found(ZoneId.of(zone), ZoneSource.COUNTRY));
    }

    @Test
    void infers_the_zone_of_the_region_of_the_locale() {
        assertThat(ZoneFinder.find(Map.of(), Locale.CANADA_FRENCH, DEFAULT))
                .isEqualTo(new Found(ZoneId.of("America/Toronto"), ZoneSource.INFERRED));
    }

    @Test
    void falls_back_to_the_default_where_nothing_is_known_or_readable() {
        assertThat(find(Map.of("phone", "call me", "address", "somewhere")))
                .isEqualTo(new Found(DEFAULT, ZoneSource.DEFAULT));
    }

    @Test
    void knows_every_zone_of_its_table() throws Exception {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CountryZones.class.getResourceAsStream("country-zones.csv")),
                StandardCharsets.UTF_8))) {
            List<String> rows =
                    lines.lines().filter(line -> !line.startsWith("#")).toList();

            assertThat(rows).hasSizeGreaterThan(240).allSatisfy(row -> {
                assertThat(ZoneId.getAvailableZoneIds()).contains(row.split(",")[1]);
            });
        }
    }

    private static Found find(Map<String, Object> traits) {
        return ZoneFinder.find(traits, Locale.ENGLISH, DEFAULT);
    }
}
