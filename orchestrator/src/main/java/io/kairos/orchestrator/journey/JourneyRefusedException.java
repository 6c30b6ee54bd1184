package io.kairos.orchestrator.journey;

import io.kairos.journeys.Problem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A journey's file may not run; says where and what to do. */
public final class JourneyRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    JourneyRefusedException(String file, List<Problem> problems) {
        super("Journey " + file + " cannot be used:\n"
                + problems.stream().map(JourneyRefusedException::line).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong with it. */
    public List<Problem> problems() {
        return problems;
    }

    private static String line(Problem problem) {
        var language = Locale.getDefault();
        return "  " + problem.at() + ": " + problem.message().in(language) + " "
                + problem.remedy().in(language) + " (" + problem.code() + ")";
    }
}
