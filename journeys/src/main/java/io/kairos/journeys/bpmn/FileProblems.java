package io.kairos.journeys.bpmn;

import io.kairos.journeys.Problem;
import io.kairos.journeys.Text;

/** The words for a file that is not even read as BPMN. */
final class FileProblems {

    private static final Text SAVE_AGAIN = new Text(
            "Open the journey in the designer or in Camunda Modeler and save it again.",
            "Ouvrez le parcours dans l'éditeur ou dans Camunda Modeler et enregistrez-le de nouveau.");

    private FileProblems() {}

    static Problem tooLarge(int bytes, int most) {
        return Problem.error(
                "FILE_TOO_LARGE",
                "file",
                new Text(
                        "The file has " + bytes + " bytes; " + most + " are allowed.",
                        "Le fichier fait " + bytes + " octets ; " + most + " sont autorisés."),
                new Text("Split the journey into smaller ones.", "Divisez le parcours en parcours plus petits."));
    }

    static Problem notXml(int line) {
        return Problem.error(
                "NOT_XML",
                "line " + Math.max(1, line),
                new Text("The file is not well-formed XML.", "Le fichier n'est pas du XML bien formé."),
                SAVE_AGAIN);
    }

    static Problem notUtf8() {
        return Problem.error(
                "NOT_UTF8",
                "file",
                new Text("The file is not encoded in UTF-8.", "Le fichier n'est pas encodé en UTF-8."),
                new Text("Save it as UTF-8.", "Enregistrez-le en UTF-8."));
    }

    static Problem docType(int line) {
        return Problem.error(
                "DOCTYPE",
                "line " + line,
                new Text(
                        "The file declares a document type or entities, which may fetch or blow up content.",
                        "Le fichier déclare un type de document ou des entités, qui peuvent charger ou gonfler du contenu."),
                new Text("Remove the <!DOCTYPE …> part.", "Supprimez la partie <!DOCTYPE …>."));
    }

    static Problem instruction(int line) {
        return Problem.error(
                "PROCESSING_INSTRUCTION",
                "line " + line,
                new Text(
                        "The file holds a processing instruction (<? … ?>).",
                        "Le fichier contient une instruction de traitement (<? … ?>)."),
                new Text("Remove it.", "Supprimez-la."));
    }

    static Problem tooDeep(int line) {
        return Problem.error(
                "FILE_TOO_DEEP",
                "line " + line,
                new Text(
                        "The file is nested deeper or has more elements than any journey needs.",
                        "Le fichier est plus imbriqué ou compte plus d'éléments que n'en demande un parcours."),
                new Text("Simplify the journey.", "Simplifiez le parcours."));
    }

    static Problem textTooLong(int line) {
        return Problem.error(
                "TEXT_TOO_LONG",
                "line " + line,
                new Text(
                        "A text or value is longer than " + SecureXml.MAX_TEXT + " characters.",
                        "Un texte ou une valeur dépasse " + SecureXml.MAX_TEXT + " caractères."),
                new Text("Shorten it.", "Raccourcissez-le."));
    }

    static Problem unknownNamespace(String uri, String local, int line) {
        String shown = uri.length() > 100 ? uri.substring(0, 100) + "…" : uri;
        return Problem.error(
                "UNKNOWN_NAMESPACE",
                local + " (line " + line + ")",
                new Text(
                        "'" + local + "' belongs to the namespace '" + shown + "', which journeys do not use.",
                        "« " + local + " » appartient à l'espace de noms « " + shown
                                + " », que les parcours n'utilisent pas."),
                new Text(
                        "Remove that extension; journeys use BPMN 2.0 and Camunda properties only.",
                        "Supprimez cette extension ; les parcours n'utilisent que BPMN 2.0 et les propriétés Camunda."));
    }

    static Problem notBpmn(String name) {
        return Problem.error(
                "NOT_BPMN",
                name,
                new Text("The file is XML but no BPMN 2.0.", "Le fichier est du XML mais pas du BPMN 2.0."),
                new Text("Give a .bpmn file.", "Donnez un fichier .bpmn."));
    }

    static Problem notValid() {
        return Problem.error(
                "NOT_VALID_BPMN",
                "file",
                new Text(
                        "The parts of the file are known but do not stand where BPMN 2.0 wants them.",
                        "Les éléments du fichier sont connus mais ne sont pas à la place voulue par BPMN 2.0."),
                SAVE_AGAIN);
    }
}
