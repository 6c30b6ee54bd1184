package io.kairos.journeys.bpmn;

import io.kairos.journeys.bpmn.Journey.Entry;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Checks what a send step says about messages that come late: a limit and what happens beyond it, both or neither. */
final class LatenessCheck {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final String LIMITS = "PT1M - P30D";

    private LatenessCheck() {}

    static void check(XmlElement step, Entry entry, JourneyProblems problems) {
        Map<String, String> properties = step.properties();
        String limit = properties.getOrDefault(StepProperties.LATE_LIMIT, "");
        String then = properties.getOrDefault(StepProperties.LATE_THEN, "");
        if (limit.isBlank() && then.isBlank()) {
            return;
        }
        // A fixed rule set the moment of a derived product: there is nothing to predict anew.
        List<String> allowed = StepProperties.LATE_ACTIONS.stream()
                .filter(action -> entry == Entry.NEED || !action.equals("predict"))
                .toList();
        String words = String.join(", ", allowed);
        if (limit.isBlank()) {
            problems.missingProperty(step, StepProperties.LATE_LIMIT, "LATE_WITHOUT_LIMIT", LIMITS);
        } else if (!isLimit(limit)) {
            problems.badProperty(step, StepProperties.LATE_LIMIT, limit, LIMITS);
        }
        if (then.isBlank()) {
            problems.missingProperty(step, StepProperties.LATE_THEN, "LATE_WITHOUT_ACTION", words);
        } else if (!allowed.contains(then)) {
            problems.badProperty(step, StepProperties.LATE_THEN, then, words);
        }
    }

    private static boolean isLimit(String text) {
        try {
            Duration limit = Duration.parse(text);
            return limit.compareTo(SHORTEST) >= 0 && limit.compareTo(LONGEST) <= 0;
        } catch (DateTimeException notADuration) {
            return false;
        }
    }
}
