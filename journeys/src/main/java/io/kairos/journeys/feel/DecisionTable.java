package io.kairos.journeys.feel;

import io.kairos.journeys.Problem;
import io.kairos.journeys.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.syntaxtree.ParsedExpression;

/**
 * A decision table (OMG DMN 1.3, chapter 8) whose cells are FEEL over the facts of {@link Variables}.
 *
 * @param id by which journeys name it
 * @param inputs expressions the columns look at
 * @param outputs names that the decision gives values to
 */
public record DecisionTable(
        String id, String name, HitPolicy policy, List<String> inputs, List<String> outputs, List<Rule> rules) {

    /** Which of several rules that fit counts. */
    public enum HitPolicy {
        /** Only one may fit: where several do, nothing is decided. */
        UNIQUE,
        /** The first that fits. */
        FIRST
    }

    /**
     * One row.
     *
     * @param tests one for each input
     * @param results one for each output
     */
    public record Rule(String id, List<String> tests, List<String> results) {
        public Rule {
            tests = List.copyOf(tests);
            results = List.copyOf(results);
        }
    }

    public DecisionTable {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        rules = List.copyOf(rules);
    }

    /** What is wrong with its cells; nothing when it may be used. */
    public List<Problem> check() {
        List<Problem> problems = new ArrayList<>();
        inputs.forEach(input -> expression(id, input, problems));
        for (Rule rule : rules) {
            if (rule.tests().size() != inputs.size() || rule.results().size() != outputs.size()) {
                problems.add(Problem.error(
                        "ROW_INCOMPLETE",
                        rule.id(),
                        new Text("The row has not one cell for each column.", "La ligne n'a pas une case par colonne."),
                        new Text("Fill in or delete the row.", "Complétez ou supprimez la ligne.")));
                continue;
            }
            rule.tests().stream().filter(test -> !isEmpty(test)).forEach(test -> test(rule, test, problems));
            rule.results().stream()
                    .filter(result -> !result.isBlank())
                    .forEach(result -> expression(rule.id(), result, problems));
        }
        return problems;
    }

    /** What it decides about these facts, by output: texts, numbers (long or double) and truth values; empty where no row counts. */
    public Map<String, Object> decide(Map<String, Object> facts) {
        List<Optional<Object>> looked =
                inputs.stream().map(input -> value(input, facts)).toList();
        List<Rule> fitting =
                rules.stream().filter(rule -> fits(rule, looked, facts)).toList();
        if (fitting.isEmpty() || policy == HitPolicy.UNIQUE && fitting.size() > 1) {
            return Map.of();
        }
        Map<String, Object> decided = new LinkedHashMap<>();
        List<String> results = fitting.get(0).results();
        for (int i = 0; i < outputs.size(); i++) {
            String output = outputs.get(i);
            value(results.get(i), facts).flatMap(DecisionTable::plain).ifPresent(value -> decided.put(output, value));
        }
        return decided;
    }

    private static boolean fits(Rule rule, List<Optional<Object>> inputs, Map<String, Object> facts) {
        for (int i = 0; i < inputs.size(); i++) {
            String test = rule.tests().get(i);
            Optional<Object> input = inputs.get(i);
            if (!isEmpty(test)
                    && !Feel.test(test)
                            .map(parsed -> Feel.admits(parsed, input, facts))
                            .orElse(false)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Object> value(String feel, Map<String, Object> facts) {
        return feel.isBlank() ? Optional.empty() : Feel.expression(feel).flatMap(parsed -> Feel.value(parsed, facts));
    }

    private static Optional<Object> plain(Object value) {
        if (value instanceof BigDecimal number) {
            return Optional.of(number.stripTrailingZeros().scale() <= 0 ? number.longValue() : number.doubleValue());
        }
        if (value instanceof Number number) {
            return Optional.of(
                    number instanceof Double || number instanceof Float ? number.doubleValue() : number.longValue());
        }
        return Optional.of(value instanceof Boolean ? value : value.toString());
    }

    private static boolean isEmpty(String test) {
        return test.isBlank() || test.strip().equals("-");
    }

    private static void expression(String place, String feel, List<Problem> problems) {
        add(place, feel, Feel.expression(feel), problems);
    }

    private static void test(Rule rule, String feel, List<Problem> problems) {
        add(rule.id(), feel, Feel.test(feel), problems);
    }

    private static void add(String place, String feel, Optional<ParsedExpression> parsed, List<Problem> problems) {
        Set<Problem> found = new LinkedHashSet<>(parsed.map(p -> Conditions.checkNodes(place, p, Set.of()))
                .orElseGet(() -> List.of(Conditions.unreadable(place, feel))));
        problems.addAll(found);
    }
}
