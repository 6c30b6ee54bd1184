package io.kairos.orchestrator.trial;

import io.kairos.journeys.bpmn.ExecutableExpressions;
import io.kairos.journeys.bpmn.Step;
import io.kairos.journeys.bpmn.StepProperties;
import io.kairos.journeys.bpmn.Way;
import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.decision.Decision;
import io.kairos.orchestrator.decision.LocalTimes;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.decision.ReasonTexts;
import io.kairos.orchestrator.dispatch.DispatchTrials.Tried;
import io.kairos.orchestrator.guard.Verdict;
import io.kairos.orchestrator.journey.Stage;
import io.kairos.orchestrator.trial.Trace.Happened;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Puts what happened into plain words, with the times of the customer's clock. */
final class TraceWords {
    private final ReasonTexts texts;
    private final Locale locale;
    private final CustomerProfile customer;

    TraceWords(ReasonTexts texts, Locale locale, CustomerProfile customer) {
        this.texts = texts;
        this.locale = locale;
        this.customer = customer;
    }

    DryRunAnswer answer(DryRuns.Lived lived) {
        List<Happened> all = lived.trace().happened();
        return new DryRunAnswer(all.stream().map(this::entry).toList(), lived.path(), ended(all));
    }

    private Optional<DryRunAnswer.Ended> ended(List<Happened> all) {
        return all.stream()
                .filter(Happened.Visited.class::isInstance)
                .map(Happened.Visited.class::cast)
                .filter(visit -> visit.step().kind() == Step.Kind.END)
                .reduce((first, last) -> last)
                .map(visit -> new DryRunAnswer.Ended(
                        visit.at(), visit.step().id(), visit.step().names().in(locale)));
    }

    private DryRunAnswer.Entry entry(Happened happened) {
        if (happened instanceof Happened.Visited visited) {
            return visited(visited);
        }
        if (happened instanceof Happened.Retimed retimed) {
            return entry(
                    retimed.at(),
                    Optional.of(retimed.step()),
                    "wait",
                    say("trial-retimed", Map.of("untilAt", due(retimed.decision(), retimed.at()))),
                    retimed.decision().reasons());
        }
        if (happened instanceof Happened.Sent sent) {
            return sent(sent);
        }
        Happened.Assumed assumed = (Happened.Assumed) happened;
        return entry(
                assumed.at(),
                Optional.empty(),
                "event",
                say("trial-assumed-" + assumed.event().kind().code(), date(assumed.event())),
                List.of());
    }

    private static Map<String, String> date(Assumption event) {
        return event.facts().date().map(date -> Map.of("date", date.toString())).orElse(Map.of());
    }

    private DryRunAnswer.Entry visited(Happened.Visited visited) {
        Step step = visited.step();
        String kind = step.kind().name().toLowerCase(Locale.ROOT);
        DryRunAnswer.Entry entry = entry(
                visited.at(),
                Optional.of(step),
                kind,
                words(visited, kind),
                visited.decision().map(Decision::reasons).orElse(List.of()));
        return new DryRunAnswer.Entry(
                entry.at(),
                entry.localAt(),
                entry.zone(),
                entry.step(),
                entry.name(),
                entry.kind(),
                entry.text(),
                entry.reasons(),
                List.of(),
                visited.conditions().stream()
                        .map(condition -> condition(step, condition))
                        .toList(),
                Optional.empty());
    }

    private String words(Happened.Visited visited, String kind) {
        Map<String, String> name = Map.of("step", visited.step().names().in(locale), "customer", Labels.of(customer));
        if (visited.step().kind() == Step.Kind.RUN
                || visited.step().kind() != Step.Kind.WAIT && visited.decision().isEmpty()) {
            return say("trial-" + kind, name);
        }
        if (visited.step().asks()) {
            return say("trial-asked", Map.of("question", question(visited.step()), "untilAt", until(visited)));
        }
        return visited.decision()
                .map(decision -> decision.outcome().equals("send")
                        ? say("trial-wait", Map.of("untilAt", due(decision, visited.at())))
                        : say("trial-wait-nothing", Map.of()))
                .orElseGet(() -> say("trial-wait-on", Map.of()));
    }

    private String question(Step step) {
        Optional<String> french = step.property(StepProperties.QUESTION_FR)
                .filter(text -> !text.isBlank() && locale.getLanguage().equals("fr"));
        return french.or(() -> step.property(StepProperties.QUESTION)).orElse("");
    }

    private static String until(Happened.Visited visited) {
        return visited.decision()
                .map(decision -> due(decision, visited.at()))
                .orElse(visited.at().toString());
    }

    private static String due(Decision decision, Instant otherwise) {
        return decision.timing().dueAt().orElse(otherwise).toString();
    }

    private DryRunAnswer.Entry sent(Happened.Sent sent) {
        Tried tried = sent.tried();
        Verdict verdict = tried.ruling().verdict();
        String text = verdict instanceof Verdict.HoldUntil hold
                ? say("trial-held", Map.of("untilAt", hold.until().toString()))
                : say(
                        verdict instanceof Verdict.Allow ? "trial-sent" : "trial-refused",
                        Map.of("channel", tried.dispatch().channel()));
        DryRunAnswer.Entry entry = entry(
                sent.at(),
                Optional.of(sent.step()),
                "send",
                text,
                tried.ruling().reasons());
        return new DryRunAnswer.Entry(
                entry.at(),
                entry.localAt(),
                entry.zone(),
                entry.step(),
                entry.name(),
                entry.kind(),
                entry.text(),
                entry.reasons(),
                tried.ruling().words().stream().map(this::guard).toList(),
                List.of(),
                tried.message()
                        .map(message -> new DryRunAnswer.Message(
                                message.channel(), message.subject(), message.text(), message.html())));
    }

    private DryRunAnswer.Guard guard(Verdict word) {
        String outcome = word instanceof Verdict.Allow ? "allow" : word instanceof Verdict.Refuse ? "refuse" : "hold";
        return new DryRunAnswer.Guard(
                word.reason().code(),
                outcome,
                texts.text(word.reason(), locale, customer.zone()),
                word instanceof Verdict.HoldUntil hold ? Optional.of(hold.until()) : Optional.empty());
    }

    /** A way of the marketer's own is told by its condition, else by its share, else by its name. */
    private DryRunAnswer.Condition condition(Step step, Stage.Condition condition) {
        OptionalInt number = ExecutableExpressions.wayNumber(condition.path());
        if (number.isPresent()) {
            return new DryRunAnswer.Condition(
                    step.way(number.getAsInt()).map(this::way).orElse(condition.path()), condition.met());
        }
        String code = "trial-path-" + condition.path();
        return new DryRunAnswer.Condition(texts.knows(code) ? say(code, Map.of()) : condition.path(), condition.met());
    }

    private String way(Way way) {
        return way.when()
                .orElseGet(() -> way.share().isPresent()
                        ? way.share().getAsInt() + " %"
                        : way.names().in(locale));
    }

    private DryRunAnswer.Entry entry(Instant at, Optional<Step> step, String kind, String text, List<Reason> reasons) {
        return new DryRunAnswer.Entry(
                at,
                LocalTimes.iso(at, customer.zone()),
                customer.zone().getId(),
                step.map(Step::id),
                step.map(one -> one.names().in(locale)),
                kind,
                text,
                reasons.stream()
                        .map(reason -> new PreviewAnswer.Reason(
                                reason.code(), reason.params(), texts.text(reason, locale, customer.zone())))
                        .toList(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private String say(String code, Map<String, String> params) {
        return texts.text(code, params, locale, customer.zone());
    }
}
