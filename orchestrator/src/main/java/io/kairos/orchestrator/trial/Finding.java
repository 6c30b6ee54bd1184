package io.kairos.orchestrator.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kairos.journeys.Problem;
import java.util.Locale;
import java.util.Optional;

/**
 * Something wrong or unwise in a journey, in the reader's language.
 *
 * @param element id of the BPMN element; absent when it is about the file
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Finding(String severity, String code, Optional<String> element, String text, String remedy) {
    static Finding of(Problem problem, Locale language) {
        return new Finding(
                problem.isError() ? "error" : "warning",
                problem.code(),
                Optional.of(problem.at()).filter(at -> at.matches("[\\p{L}_][\\p{L}\\p{N}._-]*")),
                problem.message().in(language),
                problem.remedy().in(language));
    }
}
