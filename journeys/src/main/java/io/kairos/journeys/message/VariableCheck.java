package io.kairos.journeys.message;

import io.kairos.journeys.NearestName;
import io.kairos.journeys.Problem;
import io.kairos.journeys.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares what a message reads with what a journey gives, before anybody is sent anything. */
final class VariableCheck {

    private VariableCheck() {}

    static List<Problem> problems(String message, TemplateVariables reads, ProvidedVariables given) {
        List<Problem> problems = new ArrayList<>();
        for (String path : new TreeSet<>(reads.required())) {
            if (given.sometimes().contains(path)) {
                problems.add(notForAll(message, path));
            } else if (!given.always().contains(path)) {
                problems.add(notGiven(Problem.Severity.ERROR, message, path, given.all()));
            }
        }
        for (String path : new TreeSet<>(reads.optional())) {
            if (!given.all().contains(path)) {
                problems.add(notGiven(Problem.Severity.WARNING, message, path, given.all()));
            }
        }
        return problems;
    }

    private static Problem notGiven(Problem.Severity severity, String message, String path, Set<String> known) {
        return new Problem(
                severity,
                "VARIABLE_NOT_GIVEN",
                message,
                new Text(
                        "The journey gives no '" + path + "' to the message."
                                + NearestName.hint(path, known, near -> "Did you mean '" + near + "'?"),
                        "Le parcours ne donne pas « " + path + " » au message."
                                + NearestName.hint(path, known, near -> "Vouliez-vous dire « " + near + " » ?")),
                new Text(
                        "Correct the name, or have the product type read it from its events.",
                        "Corrigez le nom, ou faites-le lire dans les événements par le type de produit."));
    }

    private static Problem notForAll(String message, String path) {
        return Problem.warning(
                "VARIABLE_NOT_FOR_ALL",
                message,
                new Text(
                        "Not every customer has '" + path + "': those without it get no message.",
                        "Tous les clients n'ont pas « " + path + " » : ceux qui ne l'ont pas ne reçoivent rien."),
                new Text(
                        "Write {{ " + path + " | default: \"…\" }} or test it with {% if " + path + " %}.",
                        "Écrivez {{ " + path + " | default: \"…\" }} ou testez-le avec {% if " + path + " %}."));
    }
}
