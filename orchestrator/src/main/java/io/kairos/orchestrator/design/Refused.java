package io.kairos.orchestrator.design;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request may not hold, and what it must. */
final class Refused {
    static final int LARGEST_FILE = 1 << 20;
    private static final int LONGEST_NAME = 80;

    private Refused() {}

    static ProblemException unknown(String journeyId) {
        String shown = journeyId.length() <= 64 ? journeyId : journeyId.substring(0, 64) + "…";
        return new ProblemException(Problem.of(404, "journey-unknown").with("id", shown));
    }

    static String name(@Nullable String given) {
        String name = given == null ? "" : given.strip();
        boolean odd = name.chars().anyMatch(Character::isISOControl);
        if (name.isEmpty() || name.length() > LONGEST_NAME || odd) {
            throw new ProblemException(Problem.at(400, "journey-name", "name").with("longest", LONGEST_NAME));
        }
        return name;
    }

    /** The file of a request. */
    static BpmnText file(@Nullable String bpmn) {
        String text = Optional.ofNullable(bpmn).orElse("");
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LARGEST_FILE) {
            throw new ProblemException(Problem.at(413, "body-too-large", "bpmn")
                    .with("limit", LARGEST_FILE / 1024)
                    .with("size", bytes / 1024));
        }
        return BpmnText.read(text).orElseThrow(() -> new ProblemException(Problem.at(422, "draft-unreadable", "bpmn")));
    }

    /** The number in an ETag that somebody sends back. */
    static int revision(@Nullable String tag) {
        String digits = tag == null ? "" : tag.strip().replaceAll("^(?:W/)?\"?([0-9]{1,9})\"?$", "$1");
        if (!digits.matches("[0-9]{1,9}")) {
            throw new ProblemException(Problem.at(428, "revision-missing", "If-Match"));
        }
        return Integer.parseInt(digits);
    }
}
