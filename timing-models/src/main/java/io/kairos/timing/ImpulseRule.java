package io.kairos.timing;

import io.kairos.timing.model.ModelRef;
import io.kairos.timing.placement.DecayCandidates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Impulse: the value of a message read Δ after the trigger is {@code V·q·2^(−Δ/h)}, so that the first allowed instant is
 * the best; nothing is sent once less than {@code least} of it is left, or less than the message costs. Source: contact
 * odds fall by orders of magnitude within the hour (Oldroyd, McElheran, Elkington 2011); h is the caller's.
 *
 * @param least share of the value below which a message is late, 0 to 1; a rule, not fitted
 */
record ImpulseRule(double least, ModelRef model) {

    /** Points of its landscape. */
    private static final int STEPS = 40;

    TimingDecision decide(Need.Impulse need, TimingRequest asked) {
        ChannelPick.Settled settled = ChannelPick.impulse(need, asked);
        return decide(need, settled.request(), settled.choice()).chosenBy(settled.choice());
    }

    private TimingDecision decide(Need.Impulse need, TimingRequest request, Choice choice) {
        Outlook.Basis basis = new Outlook.Basis(model, Fallback.STATIC_RULE, Set.of(Missing.IMPULSE_DATA), List.of());
        Limits limits = request.limits();
        Instant now = request.now();
        Instant useful = useful(need, request);
        if (limits.messagesLeft() == 0) return refuse(request, basis, new Reason("refuse.noMessageLeft", Map.of()));
        DispatchTimes times = new DispatchTimes(limits, request.clock().zone(), now, now.plus(Duration.ofDays(3)));
        Optional<Instant> first = times.first();
        if (first.isEmpty())
            return refuse(
                    request,
                    basis,
                    new Reason(
                            "refuse.deadline",
                            Map.of(
                                    "deadline",
                                    Params.moment(
                                            times.latest(), request.clock().zone()))));
        Instant at = first.orElseThrow();
        double score = net(need, request, at);
        if (at.isAfter(useful)) return refuse(request, basis, late(need, request, at));
        if (!(score > 0)) return refuse(request, basis, worthless(request, score));
        return send(need, request, basis, new Sending(at, useful, choice));
    }

    private TimingDecision send(Need.Impulse need, TimingRequest request, Outlook.Basis basis, Sending sending) {
        Instant at = sending.at();
        String trigger = Params.moment(need.trigger(), request.clock().zone());
        List<Reason> reasons = new ArrayList<>();
        reasons.add(new Reason(
                "impulse.fresh",
                Map.of(
                        "trigger",
                        trigger,
                        "halfLife",
                        Params.minutes(request.economics().halfLife()))));
        if (at.equals(request.now())) reasons.add(new Reason("moment.now", Map.of()));
        else
            reasons.add(new Reason(
                    "moment.chosen",
                    Map.of("at", Params.moment(at, request.clock().zone()))));
        reasons.addAll(ChannelPick.reasons(sending.choice()));
        reasons.addAll(CommonReasons.of(request, at));
        reasons.addAll(CommonReasons.of(need, basis));
        double score = net(need, request, at);
        return new TimingDecision(
                Optional.of(new Moment(at, new Window(at, at), sending.useful(), List.of())),
                new Worth(score, score, score),
                unknown(),
                sending.choice(),
                Grounds.of(reasons, basis),
                new Validity(sending.useful(), Trigger.of(need)));
    }

    /** From the first allowed instant every few minutes on, until it is too late. */
    Landscape landscape(Need.Impulse need, TimingRequest asked) {
        TimingRequest request = ChannelPick.impulse(need, asked).request();
        Instant now = request.now();
        Optional<Instant> first =
                new DispatchTimes(request.limits(), request.clock().zone(), now, now.plus(Duration.ofDays(3))).first();
        Instant useful = useful(need, request);
        if (request.limits().messagesLeft() == 0
                || first.filter(useful::isAfter).isEmpty()) return Landscape.NONE;
        Duration step = Duration.between(first.orElseThrow(), useful).dividedBy(STEPS);
        List<Landscape.Point> points = new ArrayList<>();
        for (int i = 0; i <= STEPS; i++) {
            Instant at = first.orElseThrow().plus(step.multipliedBy(i));
            points.add(new Landscape.Point(at, net(need, request, at)));
        }
        return new Landscape(points);
    }

    private record Sending(Instant at, Instant useful, Choice choice) {}

    /** Dispatch instant from which on too little is left, or the deadline. */
    private Instant useful(Need.Impulse need, TimingRequest request) {
        double halfLives = -StrictMath.log(least) / StrictMath.log(2);
        long millis = (long) Math.min(halfLives * request.economics().halfLife().toMillis(), 1e14);
        Instant decayed = need.trigger().plusMillis(millis);
        Instant deadline = request.limits()
                .deadline()
                .filter(each -> each.isBefore(decayed))
                .orElse(decayed);
        return deadline.minus(request.limits().readingDelay());
    }

    private static double retained(Need.Impulse need, TimingRequest request, Instant at) {
        Duration age = Duration.between(need.trigger(), at.plus(request.limits().readingDelay()));
        return DecayCandidates.decay(
                Math.max(0, age.toMillis()), request.economics().halfLife().toMillis());
    }

    private static double net(Need.Impulse need, TimingRequest request, Instant at) {
        Economics economics = request.economics();
        return economics.value() * economics.responseRate() * retained(need, request, at) - economics.cost();
    }

    private static Reason late(Need.Impulse need, TimingRequest request, Instant at) {
        return new Reason(
                "refuse.decayed",
                Map.of(
                        "at", Params.moment(at, request.clock().zone()),
                        "retained", Params.number(retained(need, request, at))));
    }

    private static Reason worthless(TimingRequest request, double score) {
        return new Reason(
                "refuse.worthless",
                Map.of(
                        "score",
                        Params.number(score),
                        "cost",
                        Params.number(request.economics().cost())));
    }

    private static TimingDecision refuse(TimingRequest request, Outlook.Basis basis, Reason reason) {
        return Refusals.of(reason, unknown(), basis, request, request.now());
    }

    private static PredictedTiming unknown() {
        return new PredictedTiming(
                Optional.empty(), Optional.empty(), Optional.empty(), OptionalDouble.empty(), HazardClass.FALLING);
    }
}
