package io.kairos.orchestrator.design;

import com.fasterxml.jackson.annotation.JsonValue;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a launch does with those inside the versions before. */
enum People {
    /** They go on where they are. */
    STAY,
    /** They go on in the new version, where their step is in it too. */
    MOVE,
    /** They leave the journey. */
    LEAVE;

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static People of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.at(400, "launch-people", "people")));
    }
}
