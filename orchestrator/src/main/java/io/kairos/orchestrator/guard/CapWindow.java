package io.kairos.orchestrator.guard;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The arithmetic of sliding budgets: a message counts from its instant until, exclusively, one window later. */
final class CapWindow {
    private CapWindow() {}

    /** A budget without room, and when it has some again. */
    record Full(Instant until, Budget budget) {}

    /** The budget that makes a further message wait longest; empty when it is under all of them already. */
    static Optional<Full> fullest(Collection<CountedSend> sent, List<Budget> budgets, SendRequest next, Instant now) {
        List<CountedSend> newestFirst = sent.stream()
                .sorted(Comparator.comparing(CountedSend::at).reversed())
                .toList();
        return budgets.stream()
                .filter(budget -> budget.counts(next.channel(), next.topic()))
                .flatMap(budget -> freesAt(newestFirst, budget, next, now).stream())
                .max(Comparator.comparing(Full::until));
    }

    private static Optional<Full> freesAt(List<CountedSend> newestFirst, Budget budget, SendRequest next, Instant now) {
        Instant opened = now.minus(budget.per());
        long taken = budget.weight(next.channel());
        for (CountedSend send : newestFirst) {
            if (send.at().isAfter(opened) && budget.counts(send.channel(), send.topic())) {
                taken += budget.weight(send.channel());
                if (taken > budget.max()) {
                    return Optional.of(new Full(send.at().plus(budget.per()), budget));
                }
            }
        }
        return Optional.empty();
    }
}
