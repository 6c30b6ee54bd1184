package io.kairos.orchestrator.guard.legal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Legal windows to the second; an instant that opens at itself is open. */
class LegalHoursTest {
    private final LegalRules rules = LegalRules.shipped();
    private final LegalHours hours = new LegalHours();

    @ParameterizedTest(name = "C8: {0} in France: {1}")
    @CsvSource({
        "2026-03-02T07:29:59Z, 2026-03-02T07:30:00Z",
        "2026-03-02T07:30:00Z, 2026-03-02T07:30:00Z",
        "2026-03-02T18:59:59Z, 2026-03-02T18:59:59Z",
        "2026-03-02T19:00:00Z, 2026-03-03T07:30:00Z",
        // Saturday evening: Monday
        "2026-03-07T19:00:00Z, 2026-03-09T07:30:00Z",
        // Sunday noon: Monday
        "2026-03-08T11:00:00Z, 2026-03-09T07:30:00Z",
        // 1 May 2026, a Friday
        "2026-05-01T10:00:00Z, 2026-05-02T06:30:00Z",
        // Easter Sunday and Monday 2026
        "2026-04-04T18:00:00Z, 2026-04-07T06:30:00Z",
        // 14 July and 25 December 2026
        "2026-07-13T22:00:00Z, 2026-07-15T06:30:00Z",
        "2026-12-24T19:00:01Z, 2026-12-26T07:30:00Z",
        // 29 February 2028, a Tuesday
        "2028-02-28T19:00:00Z, 2028-02-29T07:30:00Z",
        "2028-02-29T12:00:00Z, 2028-02-29T12:00:00Z",
        // the nights the clocks change, on Sundays: closed all day, and open on Monday by the new time
        "2026-03-28T19:00:00Z, 2026-03-30T06:30:00Z",
        "2026-10-24T18:00:00Z, 2026-10-26T07:30:00Z",
    })
    void c8_france_8_30_to_20_not_on_sundays_and_holidays(Instant at, Instant opens) {
        assertThat(firstOpen("FR", Optional.of("75011"), at, "Europe/Paris")).contains(opens);
    }

    @ParameterizedTest(name = "C8: {0} in {1}: {2}")
    @CsvSource({
        // Good Friday 2026
        "2026-04-03T10:00:00Z, 67000, 2026-04-04T06:30:00Z",
        "2026-04-03T10:00:00Z, 68100, 2026-04-04T06:30:00Z",
        "2026-04-03T10:00:00Z, 57000, 2026-04-04T06:30:00Z",
        "2026-04-03T10:00:00Z, 54000, 2026-04-03T10:00:00Z",
        // 26 December 2026, a Saturday, and then Sunday
        "2026-12-26T10:00:00Z, 67000, 2026-12-28T07:30:00Z",
        "2026-12-26T10:00:00Z, 75011, 2026-12-26T10:00:00Z",
    })
    void c8_alsace_and_moselle_keep_two_more_holidays(Instant at, String postalCode, Instant opens) {
        assertThat(firstOpen("FR", Optional.of(postalCode), at, "Europe/Paris")).contains(opens);
    }

    @ParameterizedTest(name = "C6: {0} in {1}: {2}")
    @CsvSource({
        "2026-03-02T12:59:59Z, America/New_York, 2026-03-02T13:00:00Z",
        "2026-03-02T13:00:00Z, America/New_York, 2026-03-02T13:00:00Z",
        "2026-03-03T01:59:59Z, America/New_York, 2026-03-03T01:59:59Z",
        "2026-03-03T02:00:00Z, America/New_York, 2026-03-03T13:00:00Z",
        // the days of the change: 8 March and 1 November 2026
        "2026-03-08T02:00:00Z, America/New_York, 2026-03-08T12:00:00Z",
        "2026-11-01T01:00:00Z, America/New_York, 2026-11-01T13:00:00Z",
        // Arizona does not change
        "2026-03-08T14:59:59Z, America/Phoenix, 2026-03-08T15:00:00Z",
        "2026-07-06T14:59:59Z, America/Phoenix, 2026-07-06T15:00:00Z",
        // 29 February 2028
        "2028-02-29T12:59:59Z, America/New_York, 2028-02-29T13:00:00Z",
    })
    void c6_the_united_states_8_to_21_in_the_recipients_time(Instant at, String zone, Instant opens) {
        assertThat(firstOpen("US", Optional.empty(), at, zone)).contains(opens);
    }

    /** Area code 208, Idaho: from 8:00 in Los Angeles to 21:00 in Boise, an hour ahead of it. */
    @ParameterizedTest(name = "C6: {0}: {1}")
    @CsvSource({
        "2026-03-02T15:59:59Z, 2026-03-02T16:00:00Z",
        "2026-03-02T16:00:00Z, 2026-03-02T16:00:00Z",
        "2026-03-03T03:59:59Z, 2026-03-03T03:59:59Z",
        "2026-03-03T04:00:00Z, 2026-03-03T16:00:00Z",
    })
    void c6_an_area_code_on_two_zones_keeps_to_both(Instant at, Instant opens) {
        assertThat(firstOpen("US", Optional.empty(), at, "America/Boise", "America/Los_Angeles"))
                .contains(opens);
    }

    @ParameterizedTest(name = "{0} on Lord Howe: {1}")
    @CsvSource({
        // by half an hour: 4 October and 5 April 2026
        "2026-10-03T10:00:00Z, 2026-10-03T21:00:00Z",
        "2026-10-03T20:59:59Z, 2026-10-03T21:00:00Z",
        "2026-04-04T09:30:00Z, 2026-04-04T21:30:00Z",
        "2026-04-04T21:29:59Z, 2026-04-04T21:30:00Z",
    })
    void where_clocks_change_by_half_an_hour_the_shown_hour_counts(Instant at, Instant opens) {
        assertThat(firstOpen("AU", Optional.empty(), at, "Australia/Lord_Howe")).contains(opens);
    }

    @Test
    void an_opening_that_clocks_skip_comes_with_the_change() {
        LegalRule early = new LegalRule(
                "x",
                Set.of("*"),
                Set.of("sms"),
                true,
                LocalTime.of(2, 30),
                LocalTime.of(20, 0),
                Set.of(),
                false,
                Optional.empty(),
                "test",
                java.time.LocalDate.EPOCH);

        assertThat(hours.firstOpen(early, place("FR", "Europe/Paris"), Instant.parse("2026-03-29T00:59:59Z")))
                .contains(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void zones_without_a_common_hour_never_open() {
        assertThat(firstOpen("XX", Optional.empty(), Instant.parse("2026-03-02T00:00:00Z"), "Etc/GMT-12", "Etc/UTC"))
                .isEmpty();
    }

    @Test
    void each_country_has_the_rule_of_its_law_and_every_rule_its_source() {
        assertThat(rule("FR").id()).isEqualTo("fr-sms");
        assertThat(rule("RE").id()).isEqualTo("fr-sms");
        assertThat(rule("DE").id()).isEqualTo("eu-sms");
        assertThat(rule("PR").id()).isEqualTo("us-sms");
        assertThat(rule("JP").id()).isEqualTo("other-sms");
        assertThat(rules.ruleFor(Optional.empty(), "sms", true))
                .hasValueSatisfying(rule -> assertThat(rule.id()).isEqualTo("other-sms"));
        assertThat(rules.ruleFor(Optional.of("FR"), "sms", false))
                .as("owed to the customer")
                .isEmpty();
        assertThat(rules.ruleFor(Optional.of("FR"), "email", true)).isEmpty();
        assertThat(rules.all()).allSatisfy(rule -> {
            assertThat(rule.source()).isNotBlank();
            assertThat(rule.readOn()).isAfter(java.time.LocalDate.of(2026, 1, 1));
        });
    }

    private LegalRule rule(String country) {
        return rules.ruleFor(Optional.of(country), "sms", true).orElseThrow();
    }

    private Optional<Instant> firstOpen(String country, Optional<String> postalCode, Instant at, String... zones) {
        Set<ZoneId> all = Arrays.stream(zones).map(ZoneId::of).collect(Collectors.toSet());
        return hours.firstOpen(rule(country), new Place(Optional.of(country), postalCode, all), at);
    }

    private static Place place(String country, String zone) {
        return new Place(Optional.of(country), Optional.empty(), Set.of(ZoneId.of(zone)));
    }
}
