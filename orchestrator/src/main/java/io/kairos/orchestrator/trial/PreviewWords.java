package io.kairos.orchestrator.trial;

import io.kairos.journeys.bpmn.Step;
import io.kairos.journeys.bpmn.StepProperties;
import io.kairos.orchestrator.decision.LocalTimes;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.decision.ReasonTexts;
import io.kairos.orchestrator.dispatch.NewDispatch;
import io.kairos.orchestrator.journey.JourneyTrials.Script;
import io.kairos.orchestrator.journey.Walk;
import io.kairos.timing.Landscape;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** Puts one customer's way into words and figures. */
final class PreviewWords {
    /** A re-timing says that the need changed; here it was the drawing. */
    private static final String NEED_CHANGED = "need-changed";

    private final ReasonTexts texts;
    private final Curves curves;
    private final Script script;
    private final Map<UUID, Grounds> stored;
    private final Locale locale;

    PreviewWords(ReasonTexts texts, Curves curves, Script script, Map<UUID, Grounds> stored, Locale locale) {
        this.texts = texts;
        this.curves = curves;
        this.script = script;
        this.stored = stored;
        this.locale = locale;
    }

    /** A message shows the grounds of the wait before it. */
    List<PreviewAnswer.Step> steps(Walk walk, ZoneId zone) {
        List<PreviewAnswer.Step> steps = new ArrayList<>();
        Grounds last = Grounds.NONE;
        for (Walk.Stop stop : walk.stops()) {
            boolean waits = stop.step().kind() == Step.Kind.WAIT;
            if (waits) {
                last = grounds(stop);
            }
            boolean explained = waits || stop.step().kind() == Step.Kind.SEND;
            Landscape landscape = waits ? stop.question().map(curves::of).orElse(NOTHING) : NOTHING;
            steps.add(step(stop, explained ? last : Grounds.NONE, landscape, zone));
        }
        return steps;
    }

    private static final Landscape NOTHING = new Landscape(List.of());

    private Grounds grounds(Walk.Stop stop) {
        return stop.decision()
                .map(Grounds::of)
                .or(() -> stop.decisionId().flatMap(id -> Optional.ofNullable(stored.get(id))))
                .orElse(Grounds.NONE);
    }

    private PreviewAnswer.Step step(Walk.Stop stop, Grounds grounds, Landscape landscape, ZoneId zone) {
        Instant at = stop.at();
        var timing = grounds.timing();
        return new PreviewAnswer.Step(
                stop.step().id(),
                stop.step().names().in(locale),
                stop.step().kind().name().toLowerCase(Locale.ROOT),
                stop.state().name().toLowerCase(Locale.ROOT),
                at,
                LocalTimes.iso(at, zone),
                timing.windowFrom().flatMap(from -> timing.windowTo().map(to -> new PreviewAnswer.Window(from, to))),
                timing.latestUsefulAt(),
                channel(stop, grounds),
                number(timing.score()),
                number(timing.scoreNow()),
                reasons(grounds.reasons(), zone),
                Curves.alternatives(landscape, at).stream()
                        .map(point -> new PreviewAnswer.Alternative(
                                point.at(), LocalTimes.iso(point.at(), zone), point.value()))
                        .toList(),
                Curves.curve(landscape).stream()
                        .map(point -> new PreviewAnswer.Point(point.at(), point.value()))
                        .toList());
    }

    private List<PreviewAnswer.Reason> reasons(List<Reason> reasons, ZoneId zone) {
        return reasons.stream()
                .filter(reason -> !reason.code().equals(NEED_CHANGED))
                .map(reason ->
                        new PreviewAnswer.Reason(reason.code(), reason.params(), texts.text(reason, locale, zone)))
                .toList();
    }

    private Optional<String> channel(Walk.Stop stop, Grounds grounds) {
        Optional<String> named = Optional.of(stop.step())
                .filter(step -> step.kind() == Step.Kind.WAIT)
                .flatMap(step -> step.property(StepProperties.SENDS))
                .flatMap(script.journey()::step)
                .flatMap(step -> step.property(StepProperties.SEND_CHANNEL))
                .filter(channel -> !channel.equals(StepProperties.BEST_CHANNEL));
        return stop.dispatch().map(NewDispatch::channel).or(grounds::channel).or(() -> named);
    }

    private static Optional<Double> number(OptionalDouble number) {
        return number.isPresent() ? Optional.of(number.getAsDouble()) : Optional.empty();
    }
}
