package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.decision.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the guards decided together: the first that does not allow wins, and every word is kept.
 *
 * @param verdict what happens to the message
 * @param reasons why: the deciding guard's reason, and the deadline where that turned a hold into a refusal; every
 *     guard's where all allow
 * @param words what each guard said, in the order they were asked
 */
public record Ruling(Verdict verdict, List<Reason> reasons, List<Verdict> words) {
    public Ruling {
        reasons = List.copyOf(reasons);
        words = List.copyOf(words);
    }

    /** Weighs the words; a hold that would end after the deadline is a refusal. */
    static Ruling of(List<Verdict> words, Optional<Instant> deadline) {
        Optional<Verdict> first =
                words.stream().filter(word -> !(word instanceof Verdict.Allow)).findFirst();
        if (first.isEmpty()) {
            List<Reason> all = words.stream().map(Verdict::reason).toList();
            return new Ruling(new Verdict.Allow(Reason.of("all-allow")), all, words);
        }
        Verdict verdict = first.get();
        if (verdict instanceof Verdict.HoldUntil hold
                && deadline.filter(hold.until()::isAfter).isPresent()) {
            Reason tooLate = new Reason(
                    "hold-past-deadline",
                    Map.of(
                            "untilAt",
                            hold.until().toString(),
                            "deadlineAt",
                            deadline.get().toString()));
            return new Ruling(new Verdict.Refuse(hold.reason()), List.of(hold.reason(), tooLate), words);
        }
        return new Ruling(verdict, List.of(verdict.reason()), words);
    }

    /** The same with one more guard's word. */
    public Ruling and(Verdict word, Optional<Instant> deadline) {
        List<Verdict> all = new ArrayList<>(words);
        all.add(word);
        return of(all, deadline);
    }
}
