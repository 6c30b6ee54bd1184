package io.kairos.journeys.feel;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;

/** Camunda's FEEL engine, without functions of others, with a memory for what it has parsed. Thread-safe. */
final class Feel {

    /** Longer texts are not parsed at all. */
    static final int LONGEST = 500;

    /** Journeys and tables hold some hundred texts; beyond that nothing is remembered. */
    private static final int REMEMBERED = 2_000;

    private static final FeelEngineApi ENGINE =
            FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();
    private static final Map<Source, Optional<ParsedExpression>> PARSED = new ConcurrentHashMap<>();

    private Feel() {}

    private record Source(String text, boolean test) {}

    /** A whole expression; empty when it is not FEEL. */
    static Optional<ParsedExpression> expression(String text) {
        return parsed(new Source(text, false));
    }

    /** A cell of a decision table; empty when it is not FEEL. */
    static Optional<ParsedExpression> test(String text) {
        return parsed(new Source(text, true));
    }

    static Optional<Object> value(ParsedExpression expression, Map<String, Object> facts) {
        return result(ENGINE.evaluate(expression, facts));
    }

    static boolean admits(ParsedExpression test, Optional<Object> input, Map<String, Object> facts) {
        return result(ENGINE.evaluateWithInput(test, input.orElse(null), facts))
                .filter(Boolean.TRUE::equals)
                .isPresent();
    }

    /** Every node of an expression, the root first. */
    static List<Object> nodes(ParsedExpression parsed) {
        List<Object> nodes = new ArrayList<>();
        Deque<Object> next = new ArrayDeque<>(List.of(parsed.expression()));
        while (!next.isEmpty()) {
            Object node = next.remove();
            nodes.add(node);
            if (node instanceof Iterable<?> list) {
                list.iterator().foreach(element -> next.add(element));
            } else if (node instanceof Product product) {
                product.productIterator().foreach(part -> next.add(part));
            }
        }
        return nodes;
    }

    private static Optional<Object> result(EvaluationResult result) {
        return result.isSuccess() ? Optional.ofNullable(result.result()) : Optional.empty();
    }

    private static Optional<ParsedExpression> parsed(Source source) {
        Optional<ParsedExpression> known = PARSED.get(source);
        if (known != null) {
            return known;
        }
        Optional<ParsedExpression> parsed = parse(source);
        if (PARSED.size() < REMEMBERED) {
            PARSED.put(source, parsed);
        }
        return parsed;
    }

    private static Optional<ParsedExpression> parse(Source source) {
        if (source.text().length() > LONGEST) {
            return Optional.empty();
        }
        try {
            ParseResult result =
                    source.test() ? ENGINE.parseUnaryTests(source.text()) : ENGINE.parseExpression(source.text());
            return result.isSuccess() ? Optional.of(result.parsedExpression()) : Optional.empty();
        } catch (RuntimeException | StackOverflowError unreadable) { // the parser recurses with the nesting of the text
            return Optional.empty();
        }
    }
}
