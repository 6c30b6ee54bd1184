package io.kairos.orchestrator.guard;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The arithmetic of a sliding cap: a message counts from its instant until, exclusively, one window later. */
final class CapWindow {
    private CapWindow() {}

    /** When a further message is under all caps; empty when it is already. */
    static Optional<Instant> freesAt(List<Instant> sent, List<CapRule> rules, Instant now) {
        return rules.stream().flatMap(rule -> freesAt(sent, rule, now).stream()).max(Comparator.naturalOrder());
    }

    private static Optional<Instant> freesAt(List<Instant> sent, CapRule rule, Instant now) {
        Instant opened = now.minus(rule.per());
        List<Instant> newestFirst = sent.stream()
                .filter(instant -> instant.isAfter(opened))
                .sorted(Comparator.reverseOrder())
                .toList();
        return newestFirst.size() < rule.max()
                ? Optional.empty()
                : Optional.of(newestFirst.get(rule.max() - 1).plus(rule.per()));
    }
}
