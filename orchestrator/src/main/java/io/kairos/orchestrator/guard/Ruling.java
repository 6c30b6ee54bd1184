package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.decision.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the guards decided together: the first refusal wins, else the longest hold, and every word is kept.
 *
 * @param verdict what happens to the message
 * @param reasons why: the deciding guard's reason first; the other holds', and the deadline where that turned a hold into a
 *     refusal; every guard's where all allow
 * @param words what each guard said, in the order they were asked
 */
public record Ruling(Verdict verdict, List<Reason> reasons, List<Verdict> words) {
    private static final Verdict ALLOW = new Verdict.Allow(Reason.of("all-allow"));

    public Ruling {
        reasons = List.copyOf(reasons);
        words = List.copyOf(words);
    }

    /** Weighs the words; a hold that would end after the deadline is a refusal. */
    static Ruling of(List<Verdict> words, Optional<Instant> deadline) {
        List<Reason> all = new ArrayList<>(words.size());
        List<Verdict.HoldUntil> holds = new ArrayList<>();
        for (Verdict word : words) {
            if (word instanceof Verdict.Refuse refusal) {
                return new Ruling(refusal, List.of(refusal.reason()), words);
            }
            if (word instanceof Verdict.HoldUntil hold) {
                holds.add(hold);
            }
            all.add(word.reason());
        }
        if (holds.isEmpty()) {
            return new Ruling(ALLOW, all, words);
        }
        holds.sort(Comparator.comparing(Verdict.HoldUntil::until).reversed());
        List<Reason> reasons = holds.stream().map(Verdict::reason).toList();
        return held(holds.get(0), reasons, words, deadline);
    }

    private static Ruling held(
            Verdict.HoldUntil hold, List<Reason> reasons, List<Verdict> words, Optional<Instant> deadline) {
        if (deadline.filter(hold.until()::isAfter).isEmpty()) {
            return new Ruling(hold, reasons, words);
        }
        Reason tooLate = new Reason(
                "hold-past-deadline",
                Map.of(
                        "untilAt",
                        hold.until().toString(),
                        "deadlineAt",
                        deadline.get().toString()));
        return new Ruling(new Verdict.Refuse(hold.reason()), with(reasons, tooLate), words);
    }

    /** The same with one more guard's word. */
    public Ruling and(Verdict word, Optional<Instant> deadline) {
        List<Verdict> all = new ArrayList<>(words);
        all.add(word);
        return of(all, deadline);
    }

    /** The same hold until another instant, and why. */
    Ruling movedTo(Instant until, Reason why, Optional<Instant> deadline) {
        return held(new Verdict.HoldUntil(until, verdict.reason()), with(reasons, why), words, deadline);
    }

    /** Not sent after all, and why. */
    Ruling withheld(Reason why) {
        List<Reason> all = new ArrayList<>(List.of(why));
        all.addAll(reasons);
        return new Ruling(new Verdict.Refuse(why, true), all, words);
    }

    /** Sent after all, and why. */
    Ruling released(Reason why) {
        List<Reason> all = new ArrayList<>(words.stream()
                .filter(Verdict.Allow.class::isInstance)
                .map(Verdict::reason)
                .toList());
        all.add(why);
        return new Ruling(ALLOW, all, words);
    }

    private static List<Reason> with(List<Reason> reasons, Reason more) {
        return Stream.concat(reasons.stream(), Stream.of(more)).toList();
    }
}
