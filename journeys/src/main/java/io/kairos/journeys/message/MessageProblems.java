package io.kairos.journeys.message;

import io.kairos.journeys.Problem;
import io.kairos.journeys.Text;
import java.util.Set;
import java.util.TreeSet;

/** The words for what can be wrong with a message. */
final class MessageProblems {

    private MessageProblems() {}

    static Problem missing(String message, Set<String> variables) {
        String list = String.join(", ", new TreeSet<>(variables));
        return Problem.error(
                "MISSING_VARIABLE",
                message,
                new Text(
                        "The message needs values for: " + list + ".",
                        "Il manque au message des valeurs pour : " + list + "."),
                new Text(
                        "Give them, or write {{ name | default: \"…\" }} in the message.",
                        "Fournissez-les, ou écrivez {{ nom | default: \"…\" }} dans le message."));
    }

    static Problem unknown(String message) {
        return Problem.error(
                "UNKNOWN_MESSAGE",
                message.isBlank() ? "message" : message,
                new Text("There is no message '" + message + "'.", "Il n'y a pas de message « " + message + " »."),
                new Text(
                        "Add it under kairos/messages and name it in messages.txt there.",
                        "Ajoutez-le dans kairos/messages et nommez-le dans messages.txt."));
    }

    static Problem tooExpensive(String message) {
        return Problem.error(
                "MESSAGE_TOO_LARGE",
                message,
                new Text(
                        "The message takes too long to write or becomes too long.",
                        "Le message prend trop de temps à écrire ou devient trop long."),
                new Text("Shorten its loops and texts.", "Raccourcissez ses boucles et ses textes."));
    }

    static Problem badTemplate(String file, String en, String fr) {
        return Problem.error(
                "BAD_TEMPLATE",
                file,
                new Text(en, fr),
                new Text("Correct that place in the file.", "Corrigez cet endroit du fichier."));
    }

    static Problem noSuchForm(String file, Form form) {
        String part = "--- "
                + switch (form) {
                    case EMAIL -> "html";
                    case SHORT_TEXT -> "sms";
                    case LETTER -> "letter";
                };
        return Problem.error(
                "NO_SUCH_FORM",
                file,
                new Text(
                        "The message is not written for this channel: '" + part + "' is missing.",
                        "Le message n'est pas écrit pour ce canal : « " + part + " » manque."),
                new Text(
                        "Write that part, or choose another channel.",
                        "Écrivez cette partie, ou choisissez un autre canal."));
    }

    static Problem unwise(String code, String message, String en, String fr, Text remedy) {
        return Problem.warning(code, message, new Text(en, fr), remedy);
    }

    static Problem unsafeHtml(String file, String where) {
        return Problem.error(
                "UNSAFE_HTML",
                file,
                new Text(
                        "The value '" + where + "' stands where a browser could take it for markup or code.",
                        "La valeur « " + where
                                + " » se trouve là où un navigateur pourrait la prendre pour du balisage ou du code."),
                new Text(
                        "Write values between tags or inside quoted attributes; links as href=\"{{ … | link }}\".",
                        "Écrivez les valeurs entre les balises ou dans des attributs entre guillemets ; les liens :"
                                + " href=\"{{ … | link }}\"."));
    }
}
