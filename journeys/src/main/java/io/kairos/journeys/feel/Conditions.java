package io.kairos.journeys.feel;

import io.kairos.journeys.NearestName;
import io.kairos.journeys.Problem;
import io.kairos.journeys.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.QualifiedFunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;

/**
 * Conditions of paths, in FEEL (OMG DMN 1.3, chapter 10): checked before a journey is in force, evaluated for each customer who comes
 * by. What a condition costs is bounded by its length, and it can neither repeat nor define anything.
 */
public final class Conditions {

    private static final Set<String> ENDLESS = Set.of("For", "SomeItem", "EveryItem", "FunctionDefinition");
    private static final Set<String> NO_ANSWER = Set.of(
            "ConstNumber",
            "ConstString",
            "ConstList",
            "ConstContext",
            "ConstDate",
            "Addition",
            "Subtraction",
            "Multiplication",
            "Division",
            "Exponentiation",
            "ArithmeticNegation");

    private Conditions() {}

    /**
     * What is wrong with a condition; nothing when it may be used.
     *
     * @param place where it stands
     * @param decided names that decision tables set before it
     */
    public static List<Problem> check(String place, String feel, Set<String> decided) {
        Optional<ParsedExpression> parsed = Feel.expression(feel);
        if (parsed.isEmpty()) {
            return List.of(unreadable(place, feel));
        }
        List<Problem> problems = new ArrayList<>(checkNodes(place, parsed.get(), decided));
        if (NO_ANSWER.contains(parsed.get().expression().getClass().getSimpleName())) {
            problems.add(Problem.error(
                    "CONDITION_NO_QUESTION",
                    place,
                    new Text("The condition is neither true nor false.", "La condition n'est ni vraie ni fausse."),
                    new Text("Compare it, such as: need.value > 500.", "Comparez, par exemple : need.value > 500.")));
        }
        return problems;
    }

    /** Whether a condition is true of these facts; what is unknown makes it false. */
    public static boolean holds(String feel, Map<String, Object> facts) {
        return Feel.expression(feel)
                .flatMap(parsed -> Feel.value(parsed, facts))
                .filter(Boolean.TRUE::equals)
                .isPresent();
    }

    /** Names and functions outside the closed lists, and whatever could repeat itself. */
    static List<Problem> checkNodes(String place, ParsedExpression parsed, Set<String> decided) {
        List<Problem> problems = new ArrayList<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (Object node : Feel.nodes(parsed)) {
            if (node instanceof Ref ref) {
                String path = ref.names().mkString(".");
                if (!Variables.isKnown(path) || path.startsWith("decided.") && !decided.contains(path.substring(8))) {
                    unknown.add(path);
                }
            } else if (node instanceof FunctionInvocation call
                    && !Variables.functions().contains(call.function())) {
                problems.add(function(place, call.function()));
            } else if (node instanceof QualifiedFunctionInvocation call) {
                problems.add(function(place, call.function()));
            } else if (ENDLESS.contains(node.getClass().getSimpleName())) {
                problems.add(Problem.error(
                        "CONDITION_TOO_MUCH",
                        place,
                        new Text(
                                "Conditions may not repeat or define anything.",
                                "Une condition ne peut rien répéter ni définir."),
                        new Text("Compare values with and, or, not.", "Comparez des valeurs avec and, or, not.")));
            }
        }
        unknown.forEach(path -> problems.add(variable(place, path, decided)));
        return problems;
    }

    static Problem unreadable(String place, String feel) {
        String shown = feel.length() > 60 ? feel.substring(0, 60) + "…" : feel;
        return Problem.error(
                "CONDITION_UNREADABLE",
                place,
                new Text(
                        "'" + shown + "' is no FEEL that can be read.", "« " + shown + " » n'est pas du FEEL lisible."),
                new Text(
                        "Write it like: need.value > 500 and customer.country = \"FR\".",
                        "Écrivez par exemple : need.value > 500 and customer.country = \"FR\"."));
    }

    private static Problem variable(String place, String path, Set<String> decided) {
        Set<String> known = new LinkedHashSet<>(Variables.names());
        decided.forEach(output -> known.add("decided." + output));
        return Problem.error(
                "UNKNOWN_VARIABLE",
                place,
                new Text(
                        "Nothing is known as '" + path + "'."
                                + NearestName.hint(path, known, name -> "Did you mean '" + name + "'?"),
                        "Rien ne s'appelle « " + path + " »."
                                + NearestName.hint(path, known, name -> "Vouliez-vous dire « " + name + " » ?")),
                new Text(
                        "Known are: " + String.join(", ", known) + ", customer.traits.<name>, need.features.<name>.",
                        "Sont connus : " + String.join(", ", known) + ", customer.traits.<nom>, need.features.<nom>."));
    }

    private static Problem function(String place, String name) {
        String known = String.join(", ", Variables.functions().stream().sorted().toList());
        return Problem.error(
                "UNKNOWN_FUNCTION",
                place,
                new Text(
                        "The function '" + name + "' may not be used.",
                        "La fonction « " + name + " » n'est pas admise."),
                new Text("Use one of: " + known + ".", "Utilisez l'une de : " + known + "."));
    }
}
