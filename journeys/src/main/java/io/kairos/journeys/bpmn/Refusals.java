package io.kairos.journeys.bpmn;

import io.kairos.journeys.Problem;
import io.kairos.journeys.Text;
import java.util.Locale;

/** The words for what a journey may not hold. */
final class Refusals {

    private static final Text REMOVE = new Text(
            "Remove it; a step is described by its kairos.* properties alone.",
            "Supprimez-le ; une étape est décrite par ses seules propriétés kairos.*.");

    private Refusals() {}

    static boolean holdsExpression(String value) {
        return value.contains("${") || value.contains("#{");
    }

    static Problem element(XmlElement element) {
        String name = element.name;
        String code = code(name.substring(name.indexOf(':') + 1));
        return Problem.error(
                code.isEmpty() ? "UNKNOWN_ELEMENT" : code,
                element.place(),
                new Text("Journeys may not hold '" + name + "'.", "Un parcours ne peut pas contenir « " + name + " »."),
                new Text(
                        "Use start and end events, timer and message events, service and business rule tasks, exclusive and event-based"
                                + " gateways, and event sub-processes.",
                        "Utilisez des événements de début et de fin, des minuteurs et messages, des tâches de service et de règles,"
                                + " des passerelles exclusives ou à événements, et des sous-processus événementiels."));
    }

    static Problem attribute(XmlElement element, String name) {
        String code = code(name.substring(name.indexOf(':') + 1));
        return Problem.error(
                code.isEmpty() || name.indexOf(':') < 0 ? "UNKNOWN_ATTRIBUTE" : code,
                element.place(),
                new Text(
                        "'" + element.name + "' may not carry the attribute '" + name + "'.",
                        "« " + element.name + " » ne peut pas porter l'attribut « " + name + " »."),
                REMOVE);
    }

    static Problem expression(XmlElement element, String where) {
        return Problem.error(
                "EXPRESSION",
                element.place(),
                new Text(
                        "'" + where + "' holds an expression (${…} or #{…}).",
                        "« " + where + " » contient une expression (${…} ou #{…})."),
                new Text(
                        "Write plain text; the expressions are written by the compiler.",
                        "Écrivez du texte simple ; les expressions sont écrites par le compilateur."));
    }

    static Problem value(XmlElement element, String name, String value) {
        String shown = value.length() > 40 ? value.substring(0, 40) + "…" : value;
        return Problem.error(
                "BAD_VALUE",
                element.place(),
                new Text(
                        "'" + shown + "' is no value for '" + name + "'.",
                        "« " + shown + " » n'est pas une valeur pour « " + name + " »."),
                new Text(
                        "Correct the value; ids hold letters, digits, '_', '-' and '.'.",
                        "Corrigez la valeur ; un identifiant contient lettres, chiffres, « _ », « - » et « . »."));
    }

    static Problem twice(XmlElement element, String what) {
        return Problem.error(
                "TWICE",
                element.place(),
                new Text("'" + what + "' is there twice.", "« " + what + " » est présent deux fois."),
                new Text("Keep one of them.", "N'en gardez qu'un."));
    }

    static Problem misplaced(XmlElement child, XmlElement parent) {
        return Problem.error(
                "MISPLACED_ELEMENT",
                child.place(),
                new Text(
                        "'" + child.name + "' may not stand inside '" + parent.name + "'.",
                        "« " + child.name + " » ne peut pas se trouver dans « " + parent.name + " »."),
                REMOVE);
    }

    static Problem text(XmlElement element) {
        return Problem.error(
                "UNEXPECTED_TEXT",
                element.place(),
                new Text(
                        "'" + element.name + "' may not hold text.",
                        "« " + element.name + " » ne peut pas contenir de texte."),
                REMOVE);
    }

    static Problem foreignProperty(XmlElement property, String name) {
        return Problem.error(
                "UNKNOWN_PROPERTY",
                property.place(),
                new Text(
                        "The property '" + name + "' is not one of ours.",
                        "La propriété « " + name + " » n'est pas une des nôtres."),
                new Text("Its name must begin with 'kairos.'.", "Son nom doit commencer par « kairos. »."));
    }

    /** A telling code for the usual ways of bringing code into a process; empty for anything else. */
    private static String code(String localName) {
        String name = localName.toLowerCase(Locale.ROOT);
        if (name.contains("script")) {
            return "SCRIPT";
        }
        if (name.contains("listener")) {
            return "LISTENER";
        }
        if (name.contains("connector")) {
            return "CONNECTOR";
        }
        if (name.startsWith("form")) {
            return "FORM";
        }
        if (name.equals("class") || name.equals("field") || name.equals("type") || name.equals("topic")) {
            return "CODE";
        }
        if (name.contains("expression") || name.equals("resultvariable")) {
            return "EXPRESSION";
        }
        return name.startsWith("input") || name.startsWith("output") ? "INPUT_OUTPUT" : "";
    }
}
