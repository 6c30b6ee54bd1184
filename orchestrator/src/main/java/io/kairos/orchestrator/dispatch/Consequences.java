package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.orchestrator.decision.Decision;
import io.kairos.orchestrator.decision.DecisionKind;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.decision.Timing;
import io.kairos.orchestrator.guard.Ruling;
import io.kairos.orchestrator.guard.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** What follows from a ruling or from a channel's answer: pure functions. */
final class Consequences {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final DispatchSettings settings;

    Consequences(DispatchSettings settings) {
        this.settings = settings;
    }

    /** On the wire, held or refused, as the guards say. */
    Consequence of(Claim claim, Ruling ruling, Instant now) {
        Map<String, Object> inputs = inputs(claim, ruling);
        if (ruling.verdict() instanceof Verdict.HoldUntil hold) {
            return Consequence.of(
                    Move.held(claim, hold.until()),
                    new Decision(
                            UUID.randomUUID(),
                            DecisionKind.HOLD,
                            now,
                            claim.subject(),
                            hold.reason().code(),
                            Timing.at(hold.until()),
                            ruling.reasons(),
                            inputs));
        }
        if (ruling.verdict() instanceof Verdict.Refuse refuse) {
            String code = refuse.reason().code();
            return Consequence.of(
                    Move.refused(claim, claim.from(), code, now),
                    decision(
                            claim,
                            refuse.withheld() ? DecisionKind.NO_SEND : DecisionKind.REFUSE,
                            now,
                            code,
                            ruling.reasons(),
                            inputs));
        }
        List<Reason> reasons = new ArrayList<>();
        reasons.add(new Reason(
                "send-due",
                Map.of(
                        "channel", claim.dispatch().channel(),
                        "dueAt", claim.dispatch().dueAt().toString())));
        reasons.addAll(ruling.reasons());
        return Consequence.of(
                Move.sending(claim, now), decision(claim, DecisionKind.SEND, now, "send", reasons, inputs));
    }

    /** Closed or tried again, as the channel says. */
    Consequence of(Result result, Instant now) {
        Claim claim = result.claim();
        DeliveryOutcome outcome = result.outcome();
        if (outcome instanceof DeliveryOutcome.Accepted accepted) {
            return Consequence.of(Move.accepted(claim, now, accepted.providerId()));
        }
        if (outcome instanceof DeliveryOutcome.Refused refused) {
            return refused(claim, now, "provider-refused", Map.of("code", refused.code(), "why", refused.why()));
        }
        if (outcome instanceof DeliveryOutcome.Suppressed suppressed) {
            return refused(claim, now, "provider-suppressed", Map.of("why", suppressed.reason()));
        }
        if (outcome instanceof DeliveryOutcome.TryAgain again) {
            return again(claim, now, again.after(), again.why());
        }
        String why = ((DeliveryOutcome.Unknown) outcome).why();
        return unanswered(claim, result.repeatable(), "delivery-unknown", why, now);
    }

    /** The hand-off began and nobody knows how it ended. */
    Consequence unanswered(Claim claim, boolean repeatable, String code, String why, Instant now) {
        if (repeatable) {
            return again(claim, now, SOON, why);
        }
        Reason reason = new Reason(code, Map.of("channel", claim.dispatch().channel(), "why", why));
        return Consequence.of(
                Move.unknown(claim, code, now),
                decision(claim, DecisionKind.NO_SEND, now, code, List.of(reason), inputs(claim)));
    }

    private Consequence again(Claim claim, Instant now, Duration after, String why) {
        int attempts = claim.attempts() + 1;
        if (attempts >= settings.maxAttempts()) {
            return refused(claim, now, "retries-exhausted", Map.of("attempts", Integer.toString(attempts), "why", why));
        }
        Instant next = now.plus(settings.pauseAfter(attempts, after, jitter(claim)));
        Reason reason = new Reason(
                "delivery-failed",
                Map.of(
                        "channel", claim.dispatch().channel(),
                        "attempt", Integer.toString(attempts),
                        "againAt", next.toString(),
                        "why", why));
        return Consequence.of(
                Move.retried(claim, next),
                new Decision(
                        UUID.randomUUID(),
                        DecisionKind.HOLD,
                        now,
                        claim.subject(),
                        "delivery-failed",
                        Timing.at(next),
                        List.of(reason),
                        inputs(claim)));
    }

    /** The same for the same attempt, so that a run on a virtual clock can be repeated. */
    private static double jitter(Claim claim) {
        return new SplittableRandom(claim.id().getLeastSignificantBits() + claim.attempts()).nextDouble();
    }

    /** The provider says later that a message it had will not arrive. */
    Consequence refusedLate(Claim claim, State from, String code, String why, Instant now) {
        return refused(claim, from, now, "failed-late", Map.of("code", code, "why", why));
    }

    /** What was unknown or set aside goes back into the queue. */
    Consequence sentAgain(Claim claim, State from, String code, Instant now) {
        Reason reason = new Reason(code, Map.of("channel", claim.dispatch().channel()));
        return Consequence.of(
                Move.again(claim, from, now),
                new Decision(
                        UUID.randomUUID(),
                        DecisionKind.HOLD,
                        now,
                        claim.subject(),
                        code,
                        Timing.at(now),
                        List.of(reason),
                        inputs(claim)));
    }

    /** Nobody asks any longer how it ended, or why. */
    Consequence closedByOperator(Claim claim, State from, Instant now) {
        Map<String, String> params = Map.of("channel", claim.dispatch().channel());
        Reason reason =
                from == State.ASIDE ? new Reason("aside-closed", params) : new Reason("closed-by-operator", params);
        return Consequence.of(
                Move.closedByOperator(claim, from, reason.code(), now),
                decision(claim, DecisionKind.CANCEL, now, reason.code(), List.of(reason), inputs(claim)));
    }

    private static Consequence refused(Claim claim, Instant now, String code, Map<String, String> params) {
        return refused(claim, State.SENDING, now, code, params);
    }

    private static Consequence refused(Claim claim, State from, Instant now, String code, Map<String, String> params) {
        Map<String, String> all = new HashMap<>(params);
        all.put("channel", claim.dispatch().channel());
        return Consequence.of(
                Move.refused(claim, from, code, now),
                decision(claim, DecisionKind.REFUSE, now, code, List.of(new Reason(code, all)), inputs(claim)));
    }

    private static Decision decision(
            Claim claim,
            DecisionKind kind,
            Instant now,
            String outcome,
            List<Reason> reasons,
            Map<String, Object> inputs) {
        return new Decision(UUID.randomUUID(), kind, now, claim.subject(), outcome, Timing.none(), reasons, inputs);
    }

    private static Map<String, Object> inputs(Claim claim, Ruling ruling) {
        Map<String, Object> inputs = new HashMap<>(inputs(claim));
        if (!(ruling.verdict() instanceof Verdict.Allow)) {
            inputs.put("guards", ruling.words().stream().map(Consequences::word).toList());
        }
        return inputs;
    }

    private static Map<String, Object> inputs(Claim claim) {
        NewDispatch dispatch = claim.dispatch();
        return Map.of(
                "channel", dispatch.channel(),
                "topic", dispatch.topic(),
                "template", dispatch.template(),
                "attempt", claim.attempts() + 1);
    }

    private static Map<String, Object> word(Verdict word) {
        String says = word instanceof Verdict.Allow ? "allow" : word instanceof Verdict.Refuse ? "refuse" : "hold";
        return Map.of(
                "says",
                says,
                "code",
                word.reason().code(),
                "params",
                word.reason().params());
    }
}
