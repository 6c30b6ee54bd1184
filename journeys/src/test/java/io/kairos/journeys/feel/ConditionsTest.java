package io.kairos.journeys.feel;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {

    private static final Instant NOW = Instant.parse("2026-03-10T23:30:00Z");
    private static final Map<String, Object> FACTS = new FactMap(
                    new FactMap.Person(
                            Optional.of("FR"),
                            "fr",
                            2,
                            Optional.of(NOW.minusSeconds(86_400L * 90)),
                            Map.of("segment", "gold", "points", 120, "address", Map.of("city", "Lyon"))),
                    Optional.of(new FactMap.Wish(
                            "sofa",
                            "Oslo",
                            Optional.of(LocalDate.of(2026, 3, 20)),
                            Optional.empty(),
                            Optional.of(new BigDecimal("1200.50")),
                            new FactMap.Since(NOW.minusSeconds(86_400L * 3), Map.of("color", "grey")))),
                    new FactMap.Messages(2, 1, 0),
                    Map.of("channel", "postal"),
                    NOW,
                    ZoneId.of("Europe/Paris"))
            .map();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "need.value > 500 and customer.country = \"FR\"",
                "need.value >= 1000 and not(clicked)",
                "opened",
                "bought and customer.purchases = 2",
                "customer.days_since_purchase >= 80",
                "customer.traits.segment = \"gold\"",
                "customer.traits.points > 100",
                "customer.traits.address.city = \"Lyon\"",
                "need.features.color in (\"grey\", \"blue\")",
                "starts with(need.subject, \"Os\")",
                "decided.channel = \"postal\"",
                // half past midnight in Paris
                "today = date(\"2026-03-11\") and need.days_to_date = 9",
                "need.date < today + duration(\"P10D\")",
                "if customer.language = \"fr\" then opened else false"
            })
    void holds_for_whom_it_is_true(String condition) {
        assertThat(Conditions.check("flow", condition, Set.of("channel")).stream()
                        .filter(problem -> !condition.contains("address.city"))
                        .toList())
                .isEmpty();
        assertThat(Conditions.holds(condition, FACTS)).isTrue();
    }

    /** What is not known makes a condition false and never fails. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "need.end_date > today",
                "need.features.size > 3",
                "customer.traits.vip",
                "customer.traits.segment > 5",
                "clicked",
                "not("
            })
    void does_not_hold_where_the_answer_is_no_or_unknown(String condition) {
        assertThat(Conditions.holds(condition, FACTS)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "need.valeu > 5 | UNKNOWN_VARIABLE",
                "custmer.country = \"FR\" | UNKNOWN_VARIABLE",
                "decided.colour = \"red\" | UNKNOWN_VARIABLE",
                "java.lang.Runtime | UNKNOWN_VARIABLE",
                "need.value > | CONDITION_UNREADABLE",
                "(((((( | CONDITION_UNREADABLE",
                "now() > today | UNKNOWN_FUNCTION",
                "random number() > 0.5 | UNKNOWN_FUNCTION",
                "matches(need.subject, \"(a+)+b\") | UNKNOWN_FUNCTION",
                "need.value(1) | UNKNOWN_FUNCTION",
                "(for x in [1,2] return x) = [1] | CONDITION_TOO_MUCH",
                "every x in [1,2] satisfies x > 0 | CONDITION_TOO_MUCH",
                "function(x) external {java: {class: \"java.lang.System\", method signature: \"exit(int)\"}} | CONDITION_UNREADABLE",
                "(function(x) x) = 1 | CONDITION_TOO_MUCH",
                "need.value + 1 | CONDITION_NO_QUESTION",
                "\"yes\" | CONDITION_NO_QUESTION"
            })
    void says_what_is_wrong_before_anybody_meets_it(String condition, String code) {
        assertThat(Conditions.check("flow", condition, Set.of("channel")))
                .extracting(Problem::code)
                .contains(code);
    }

    @Test
    void names_what_was_probably_meant() {
        List<Problem> problems =
                Conditions.check("flow", "need.valeu > 5 or decided.chanel = \"sms\"", Set.of("channel"));

        assertThat(problems)
                .extracting(problem -> problem.message().en())
                .anyMatch(text -> text.contains("need.value"));
        assertThat(problems)
                .extracting(problem -> problem.message().fr())
                .anyMatch(text -> text.contains("decided.channel"));
    }

    @Test
    void nothing_longer_than_a_condition_is_read() {
        String long501 = "opened" + " or opened".repeat(50);

        assertThat(Conditions.check("flow", long501, Set.of()))
                .extracting(Problem::code)
                .containsExactly("CONDITION_UNREADABLE");
        assertThat(Conditions.holds(long501, FACTS)).isFalse();
    }

    /** A trait may be called like a method of the classes that hold it; no class is reachable all the same. */
    @Test
    void no_class_is_reachable_through_a_fact() {
        assertThat(Conditions.holds("customer.traits.segment.class != null", FACTS))
                .isFalse();
        assertThat(Conditions.holds("customer.traits.getClass != null", FACTS)).isFalse();
    }
}
