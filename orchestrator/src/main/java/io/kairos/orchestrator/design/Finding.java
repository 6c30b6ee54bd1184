package io.kairos.orchestrator.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kairos.journeys.Problem;
import io.kairos.journeys.Text;
import java.util.Locale;
import java.util.Optional;

/**
 * Something wrong or unwise in a journey, in the reader's language.
 *
 * @param element id of the BPMN element; absent when it is about the file
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Finding(String severity, String code, Optional<String> element, String text, String remedy) {
    /** In the language of whoever reads it. */
    public static Finding of(Problem problem, Locale language) {
        return new Finding(
                problem.isError() ? "error" : "warning",
                problem.code(),
                Optional.of(problem.at()).filter(at -> at.matches("[\\p{L}_][\\p{L}\\p{N}._-]*")),
                problem.message().in(language),
                problem.remedy().in(language));
    }

    boolean isError() {
        return severity.equals("error");
    }

    /** The file is about another journey than the one it is saved for. */
    public static Problem otherJourney(String journeyId, String processId) {
        return Problem.error(
                "OTHER_JOURNEY",
                processId.isEmpty() ? "process" : processId,
                new Text(
                        "The process has the id '" + processId + "', the journey '" + journeyId + "'.",
                        "Le processus porte l'identifiant « " + processId + " », le parcours « " + journeyId + " »."),
                new Text(
                        "Set the id of the process to '" + journeyId + "'.",
                        "Donnez au processus l'identifiant « " + journeyId + " »."));
    }
}
