package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.ExecutableExpressions;
import io.kairos.journeys.bpmn.OwnContent;
import io.kairos.journeys.bpmn.Split;
import io.kairos.journeys.bpmn.Step;
import io.kairos.journeys.bpmn.StepProperties;
import io.kairos.journeys.bpmn.WaitRule;
import io.kairos.journeys.bpmn.Way;
import io.kairos.journeys.feel.Conditions;
import io.kairos.journeys.feel.DecisionTables;
import io.kairos.orchestrator.customer.ProfileFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a marketer's own rules say at a step: the way of a customer, a decision, a fact to write, a message to leave out. */
@Component
class StepRules {
    /** A timer may fire a moment after its instant. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private final StepFacts facts;
    private final DecisionTables tables;
    private final ProfileFacts profiles;
    private final QuestionStore questions;
    private final InstantSource clock;

    StepRules(
            StepFacts facts,
            DecisionTables tables,
            ProfileFacts profiles,
            QuestionStore questions,
            InstantSource clock) {
        this.facts = facts;
        this.tables = tables;
        this.profiles = profiles;
        this.questions = questions;
        this.clock = clock;
    }

    /** Whether the customer goes the way of this number behind a gateway. */
    boolean goes(EnrolmentBatch batch, Enrolment enrolment, String gateway, String path, Map<String, Object> decided) {
        var step = step(enrolment, gateway);
        int number = ExecutableExpressions.wayNumber(path).orElseThrow();
        var experiment = step.property(StepProperties.SPLIT);
        if (experiment.isPresent()) {
            var shares = step.ways().stream().map(way -> way.share().orElse(0)).toList();
            return Split.way(experiment.get(), enrolment.customer().id(), shares) == number - 1;
        }
        return step.way(number)
                .flatMap(Way::when)
                .filter(when -> Conditions.holds(when, facts.of(batch, enrolment, decided)))
                .isPresent();
    }

    /** What a colleague said to the last question about the customer: yes, no or no-answer. */
    String answer(EnrolmentBatch batch, Enrolment enrolment) {
        var customer = enrolment.customer().id();
        return enrolment.moments().stream()
                .filter(moment -> QuestionStore.step(enrolment, moment).isPresent())
                .reduce((before, last) -> last)
                .flatMap(moment -> batch.known(QuestionStore.Answers.class, customer, questions::answers)
                        .to(enrolment, moment))
                .orElse("no-answer");
    }

    /** What is asked at the way of this number: its condition, or the share of the experiment. */
    static String question(Enrolment enrolment, String gateway, String path) {
        var step = step(enrolment, gateway);
        var way = step.way(ExecutableExpressions.wayNumber(path).orElseThrow());
        return way.flatMap(Way::when)
                .or(() -> step.property(StepProperties.SPLIT)
                        .map(name ->
                                name + " " + way.map(Way::share).orElseThrow().orElse(0) + " %"))
                .orElse(path);
    }

    /** What the table of a step says. */
    Map<String, Object> decide(EnrolmentBatch batch, Enrolment enrolment, String step, Map<String, Object> decided) {
        var asking = step(enrolment, step);
        return OwnContent.table(asking)
                .or(() -> asking.property(StepProperties.DECIDE_TABLE).flatMap(tables::table))
                .map(table -> table.decide(facts.of(batch, enrolment, decided)))
                .orElse(Map.of());
    }

    /** Notes the fact of a step, where later steps of the batch find it already. */
    void profile(EnrolmentBatch batch, Enrolment enrolment, String step) {
        var journey = enrolment.journey();
        var trait = journey.property(step, StepProperties.PROFILE_TRAIT).orElseThrow();
        var value = journey.property(step, StepProperties.PROFILE_VALUE).orElseThrow();
        batch.traits(enrolment.customer().id()).put(trait, value);
    }

    /** Writes the facts that the steps of a batch noted. */
    void write(EnrolmentBatch batch) {
        batch.traits()
                .forEach((customer, traits) -> traits.forEach(
                        (trait, value) -> profiles.put(customer, trait, value.toString(), clock.instant())));
    }

    /** The rule of a wait, where the marketer gave it one. */
    static Optional<WaitRule> rule(Enrolment enrolment, String wait) {
        return enrolment.journey().journey().step(wait).flatMap(WaitRule::of);
    }

    static WaitRule.Due due(WaitRule rule, Enrolment enrolment, Instant now) {
        var need = enrolment.need();
        return rule.at(
                now,
                new WaitRule.Dates(need.date(), need.endDate()),
                enrolment.customer().zone());
    }

    /** Whether the message after this moment is left out, because the date it counts from had come too near or is not known. */
    static boolean leavesOut(Enrolment enrolment, Planned moment) {
        return rule(enrolment, moment.step())
                .map(rule -> due(rule, enrolment, moment.dueAt().minus(LATE)))
                .filter(due -> due.tooLate() && due.skip())
                .isPresent();
    }

    private static Step step(Enrolment enrolment, String id) {
        return enrolment
                .journey()
                .journey()
                .step(id)
                .orElseThrow(() -> new IllegalStateException(
                        "no step " + id + " in " + enrolment.journey().id()));
    }
}
