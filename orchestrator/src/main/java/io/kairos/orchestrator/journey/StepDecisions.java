package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.Step;
import io.kairos.journeys.bpmn.WaitRule;
import io.kairos.journeys.product.DerivedProduct;
import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.customer.TimeOrderedIds;
import io.kairos.orchestrator.decision.Decision;
import io.kairos.orchestrator.decision.DecisionKind;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.decision.Subject;
import io.kairos.orchestrator.decision.Timing;
import io.kairos.orchestrator.moment.DerivedMoments;
import io.kairos.orchestrator.moment.MomentAnswer;
import io.kairos.orchestrator.moment.MomentQuestion;
import io.kairos.orchestrator.moment.Moments;
import io.kairos.orchestrator.moment.RuleMoments;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the moments of waits, keeps why, and moves them when the need changes. */
@Component
class StepDecisions {

    private static final String DERIVED = "derived-product";

    /** Outcome of a decision that waits for a colleague. */
    private static final String ASKED = "asked";

    private final Moments moments;
    private final DerivedMoments derived;
    private final RuleMoments ruled;
    private final StepChannels channels;
    private final ProductCatalogue catalogue;
    private final InstantSource clock;

    StepDecisions(
            Moments moments,
            DerivedMoments derived,
            RuleMoments ruled,
            StepChannels channels,
            ProductCatalogue catalogue,
            InstantSource clock) {
        this.moments = moments;
        this.derived = derived;
        this.ruled = ruled;
        this.channels = channels;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    ProductType type(Enrolment enrolment) {
        var id = enrolment.need().productType();
        return catalogue.type(id).orElseThrow(() -> new IllegalStateException("product type " + id + " is gone"));
    }

    /** A derived product of what this enrolment's customer bought. */
    Optional<DerivedProduct> derivedProduct(Enrolment enrolment, String id) {
        return type(enrolment).afterPurchase().stream()
                .flatMap(after -> after.products().stream())
                .filter(product -> product.id().equals(id))
                .findFirst();
    }

    /** How many messages this enrolment may still send. */
    int messagesLeft(Enrolment enrolment) {
        int byType = type(enrolment).messaging().cadence().maxReminders();
        int max = Math.min(byType, enrolment.journey().maxMessages().orElse(byType));
        return Math.max(0, max - enrolment.sent().size());
    }

    /** The moment of a new visit of a wait. */
    Planned plan(EnrolmentBatch batch, Enrolment enrolment, String step) {
        int round = 1
                + (int) enrolment.moments().stream()
                        .filter(planned -> planned.step().equals(step))
                        .count();
        var answer = ask(batch, enrolment, step, Optional.empty());
        var kind = asks(enrolment, step) ? DecisionKind.MOMENT : kind(answer);
        var decision = decision(enrolment, step, round, kind, answer, answer.timing());
        batch.decided(decision);
        return planned(step, round, decision.id(), answer);
    }

    /** The moment of a wait that goes on, after the need changed; empty when it stays where it is. */
    Optional<Planned> replan(EnrolmentBatch batch, Enrolment enrolment, Planned before) {
        return replan(batch, enrolment, before, Reason.of("need-changed"));
    }

    /** The same for another reason. */
    Optional<Planned> replan(EnrolmentBatch batch, Enrolment enrolment, Planned before, Reason why) {
        return moved(batch, enrolment, before).map(answer -> {
            var timing = answer.timing().after(before.decisionId(), before.dueAt());
            var decision = decision(enrolment, before, answer, timing, why);
            batch.decided(decision);
            return planned(before.step(), before.round(), decision.id(), answer);
        });
    }

    /** Where the moment of a wait would move to; empty when it stays. */
    Optional<MomentAnswer> moved(EnrolmentBatch batch, Enrolment enrolment, Planned before) {
        if (StepRules.rule(enrolment, before.step())
                .filter(WaitRule.After.class::isInstance)
                .isPresent()) {
            return Optional.empty();
        }
        var due = before.send() ? Optional.of(before.dueAt()) : Optional.<Instant>empty();
        var answer = ask(batch, enrolment, before.step(), due);
        return before.isNear(answer) ? Optional.empty() : Optional.of(answer);
    }

    /** The moment of a wait that goes on, as if it began now; the decision says why. */
    Planned afresh(EnrolmentBatch batch, Enrolment enrolment, Planned before, Reason why) {
        var answer = ask(batch, enrolment, before.step(), Optional.empty());
        var timing = answer.timing().after(before.decisionId(), before.dueAt());
        var decision = decision(enrolment, before, answer, timing, why);
        batch.decided(decision);
        return planned(before.step(), before.round(), decision.id(), answer);
    }

    /** No message is sent at this step this time, because somebody decided so. */
    Decision skipped(Enrolment enrolment, String step, Planned moment) {
        return new Decision(
                TimeOrderedIds.next(clock.instant()),
                DecisionKind.NO_SEND,
                clock.instant(),
                subject(enrolment, step, moment.round()),
                "skipped-after-pause",
                Timing.at(moment.dueAt()).inPlaceOf(moment.decisionId()),
                List.of(Reason.of("skipped-after-pause")),
                Map.of());
    }

    /**
     * The moment as it is to be sent by: with the best of its channels that may be used now first. What became of the others since it
     * was planned is kept as a decision.
     */
    Planned sendable(EnrolmentBatch batch, Enrolment enrolment, Planned moment, String topic) {
        if (moment.channels().isEmpty()) {
            return moment;
        }
        var planned = moment.channels().get(0);
        var bar = channels.bar(batch, enrolment, planned, topic);
        var other = bar.flatMap(why -> channels.firstOpen(batch, enrolment, moment.channels(), topic));
        if (other.isEmpty()) {
            return moment;
        }
        var instead = new Reason("channel-instead", Map.of("channel", other.get()));
        var subject = subject(enrolment, moment.step(), moment.round());
        var decision = new Decision(
                TimeOrderedIds.next(clock.instant()),
                DecisionKind.MOMENT,
                clock.instant(),
                subject,
                "send",
                Timing.at(moment.dueAt()).inPlaceOf(moment.decisionId()),
                List.of(bar.get(), instead),
                Map.of("channel", other.get()));
        batch.decided(decision);
        return moment.by(other.get(), decision.id());
    }

    private MomentAnswer ask(EnrolmentBatch batch, Enrolment enrolment, String step, Optional<Instant> due) {
        var question = new MomentQuestion(
                channels.addressee(batch, enrolment, step),
                enrolment.need(),
                enrolment.sent(),
                messagesLeft(enrolment),
                clock.instant(),
                due);
        var rule = StepRules.rule(enrolment, step);
        if (rule.isPresent()) {
            var over = StepRules.due(rule.get(), enrolment, question.earliest());
            if (asks(enrolment, step)) {
                return ruled.at(type(enrolment), question, over.at(), Reason.of("rule-question"))
                        .until(over.at());
            }
            var answer = ruled.at(type(enrolment), question, over.at(), reason(rule.get(), over));
            return over.skip() ? answer.withoutMessage() : answer;
        }
        var waitsFor = enrolment.journey().property(step, "kairos.wait").orElse("best-moment");
        if (!waitsFor.equals(DERIVED)) {
            batch.asked(enrolment, step, type(enrolment), question);
            return moments.best(type(enrolment), question);
        }
        var offered = enrolment.moments().stream()
                .filter(planned -> planned.state() == Planned.State.PASSED || planned.state() == Planned.State.SKIPPED)
                .flatMap(planned -> planned.subject().stream())
                .collect(Collectors.toSet());
        return derived.next(type(enrolment), question, offered).orElseGet(() -> nothingLeft(question.earliest()));
    }

    private static boolean asks(Enrolment enrolment, String step) {
        return enrolment.journey().journey().step(step).filter(Step::asks).isPresent();
    }

    private static Reason reason(WaitRule rule, WaitRule.Due due) {
        if (due.tooLate()) {
            return Reason.of(due.skip() ? "rule-too-late-skipped" : "rule-too-late");
        }
        return rule instanceof WaitRule.FromDate from
                ? new Reason("rule-date", Map.of("days", String.valueOf(Math.abs(from.days()))))
                : Reason.of("rule-while");
    }

    private static MomentAnswer nothingLeft(Instant now) {
        return new MomentAnswer(
                false,
                now,
                Optional.empty(),
                List.of(),
                Timing.none(),
                List.of(Reason.of("no-derived-product-left")),
                Map.of());
    }

    private static DecisionKind kind(MomentAnswer answer) {
        return answer.send() ? DecisionKind.MOMENT : DecisionKind.NO_SEND;
    }

    private static Planned planned(String step, int round, UUID decisionId, MomentAnswer answer) {
        return new Planned(
                step,
                round,
                decisionId,
                answer.send(),
                answer.dueAt(),
                answer.timing().windowFrom(),
                answer.timing().windowTo(),
                answer.timing().latestUsefulAt(),
                answer.subject(),
                answer.channels(),
                Planned.State.WAITING);
    }

    private Decision decision(
            Enrolment enrolment, String step, int round, DecisionKind kind, MomentAnswer answer, Timing timing) {
        var outcome = asks(enrolment, step) ? ASKED : answer.send() ? "send" : "do-not-send";
        return new Decision(
                TimeOrderedIds.next(clock.instant()),
                kind,
                clock.instant(),
                subject(enrolment, step, round),
                outcome,
                timing,
                answer.reasons(),
                answer.inputs());
    }

    private Decision decision(Enrolment enrolment, Planned before, MomentAnswer answer, Timing timing, Reason why) {
        var reasons = new ArrayList<>(List.of(why));
        reasons.addAll(answer.reasons());
        return new Decision(
                TimeOrderedIds.next(clock.instant()),
                DecisionKind.RETIME,
                clock.instant(),
                subject(enrolment, before.step(), before.round()),
                asks(enrolment, before.step()) ? ASKED : answer.send() ? "send" : "do-not-send",
                timing,
                reasons,
                answer.inputs());
    }

    static Subject subject(Enrolment enrolment, String step, int round) {
        return new Subject(
                enrolment.customer().id(),
                Optional.of(enrolment.need().id()),
                Optional.of(enrolment.id()),
                Optional.empty(),
                Optional.of(enrolment.journey().id()),
                Optional.of(step),
                round);
    }
}
