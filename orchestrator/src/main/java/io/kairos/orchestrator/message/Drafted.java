package io.kairos.orchestrator.message;

import io.kairos.journeys.message.MessageException;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.util.Locale;
import java.util.function.Supplier;

/** Says in plain words why a message that is still being written cannot be read. */
final class Drafted {
    private Drafted() {}

    static <T> T reading(Locale language, Supplier<T> read) {
        try {
            return read.get();
        } catch (MessageException unreadable) {
            var problem = unreadable.problem();
            throw new ProblemException(Problem.at(422, "message-unreadable", "content")
                    .with("why", problem.message().in(language))
                    .with("remedy", problem.remedy().in(language)));
        }
    }
}
