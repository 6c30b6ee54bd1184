package io.kairos.journeys.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.Text;
import io.kairos.journeys.bpmn.WaitRule.Dates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitRuleTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Dates NONE = new Dates(Optional.empty(), Optional.empty());

    /** Clocks go forward in Paris on 29 March 2026 at 02:00, back on 25 October at 03:00. */
    @ParameterizedTest
    @CsvSource({
        // a day is a day of the calendar, 23 or 25 hours long where clocks change
        "2026-03-28T10:15, 1, days, '', 2026-03-29T10:15",
        "2026-03-28T02:30, 1, days, '', 2026-03-29T03:30",
        "2026-10-24T10:15, 1, days, '', 2026-10-25T10:15",
        "2026-03-28T23:00, 4, hours, '', 2026-03-29T04:00",
        "2026-03-10T16:00, 2, days, 10:00, 2026-03-12T10:00",
        "2026-03-10T16:00, 1, weeks, 09:30, 2026-03-17T09:30",
        // today at ten has passed: tomorrow at ten
        "2026-03-10T16:00, 0, days, 10:00, 2026-03-11T10:00",
        "2026-03-10T08:00, 0, days, 10:00, 2026-03-10T10:00",
        "2026-03-10T08:00, 0, minutes, '', 2026-03-10T08:00"
    })
    void a_while_is_counted_on_the_customers_calendar(
            LocalDateTime from, String amount, String unit, String at, LocalDateTime until) {
        WaitRule rule = rule(Map.of("", "duration", ".amount", amount, ".unit", unit, ".at", at));

        WaitRule.Due due = rule.at(from.atZone(PARIS).toInstant(), NONE, PARIS);

        assertThat(due.at().atZone(PARIS).toLocalDateTime()).isEqualTo(until);
        assertThat(due.tooLate()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "before, date, 7, 2026-06-13T10:00",
        "after, date, 1, 2026-06-21T10:00",
        "after, end-date, 2, 2026-06-29T10:00",
        "before, date, 0, 2026-06-20T10:00"
    })
    void a_date_is_counted_from(String direction, String date, String days, LocalDateTime until) {
        Dates dates = new Dates(Optional.of(LocalDate.of(2026, 6, 20)), Optional.of(LocalDate.of(2026, 6, 27)));

        WaitRule.Due due = date(direction, date, days, "skip").at(Instant.parse("2026-03-01T00:00:00Z"), dates, PARIS);

        assertThat(due.at().atZone(PARIS).toLocalDateTime()).isEqualTo(until);
        assertThat(due.skip()).isFalse();
    }

    @Test
    void too_late_is_now_or_never_as_the_marketer_says() {
        Instant now = Instant.parse("2026-06-19T12:00:00Z");
        Dates soon = new Dates(Optional.of(LocalDate.of(2026, 6, 20)), Optional.empty());

        assertThat(date("before", "date", "7", "skip").at(now, soon, PARIS))
                .isEqualTo(new WaitRule.Due(now, true, true));
        assertThat(date("before", "date", "7", "at-once").at(now, soon, PARIS))
                .isEqualTo(new WaitRule.Due(now, true, false));
        assertThat(date("before", "end-date", "7", "skip").at(now, soon, PARIS).skip())
                .as("nobody knows the last day")
                .isTrue();
    }

    @Test
    void an_experiment_deals_by_its_shares_and_always_the_same() {
        List<Integer> shares = List.of(20, 50, 30);
        int[] counts = new int[3];
        IntStream.range(0, 20_000).forEach(i -> counts[Split.way("colours", new UUID(i * 7_919L, ~i), shares)]++);

        assertThat(counts[0]).isBetween(3_800, 4_200);
        assertThat(counts[1]).isBetween(9_750, 10_250);
        UUID someone = UUID.fromString("6d1c2b8e-2b9f-4c69-9a3e-1f3f0e7a5b11");
        assertThat(Split.way("colours", someone, shares)).isEqualTo(Split.way("colours", someone, shares));
        long moved = IntStream.range(0, 1_000)
                .filter(i ->
                        Split.way("colours", new UUID(i, i), shares) != Split.way("shapes", new UUID(i, i), shares))
                .count();
        assertThat(moved).as("experiments are independent").isBetween(500L, 750L);
    }

    private static WaitRule date(String direction, String date, String days, String tooLate) {
        return rule(Map.of(
                "",
                "date",
                ".direction",
                direction,
                ".date",
                date,
                ".days",
                days,
                ".at",
                "10:00",
                ".too-late",
                tooLate));
    }

    private static WaitRule rule(Map<String, String> values) {
        Map<String, String> properties = new HashMap<>();
        values.forEach((name, value) -> properties.put("kairos.wait" + name, value));
        return WaitRule.of(new Step("wait", new Text("", ""), Step.Kind.WAIT, properties, List.of()))
                .orElseThrow();
    }
}
