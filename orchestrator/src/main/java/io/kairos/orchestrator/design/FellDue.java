package io.kairos.orchestrator.design;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.util.Arrays;
import java.util.Locale;

/** What becomes of what fell due while a journey was paused. */
enum FellDue {
    /** It happens now. */
    SEND,
    /** The timing model is asked anew. */
    REPLAN,
    /** It is left out, and customers go on. */
    SKIP;

    static FellDue of(String code) {
        return Arrays.stream(values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(code))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.at(400, "resume-how", "fellDue")));
    }
}
