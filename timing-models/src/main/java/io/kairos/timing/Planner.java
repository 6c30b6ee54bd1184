package io.kairos.timing;

import io.kairos.timing.placement.Placement;
import io.kairos.timing.placement.PurchaseCurve;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Turns what a model foresees into the best allowed plan, or into a reasoned no. */
final class Planner {

    /** Instants whose plan is worth at least this share of the best count as almost as good. */
    private static final double PLATEAU = 0.98;

    /** A plan looks no further ahead than so many messages; the first alone is a commitment. */
    private static final int MOST_PLANNED = 24;

    private final TimingRequest request;
    private final Outlook outlook;
    private final ZoneId zone;

    Planner(TimingRequest request, Outlook outlook) {
        this.request = request;
        this.outlook = outlook;
        this.zone = request.clock().zone();
    }

    TimingDecision decide() {
        if (request.limits().messagesLeft() == 0) return refuse(new Reason("refuse.noMessageLeft", Map.of()));
        DispatchTimes times = new DispatchTimes(request.limits(), zone, request.now(), outlook.end());
        if (times.tooLate()) return refuse(deadline("refuse.deadline", times));
        Dispatches instants = times.among(outlook.hours());
        if (instants.count() == 0) return refuse(deadline("refuse.noAllowedHour", times));
        MessageCandidates candidates = MessageCandidates.of(instants, outlook.curve(), request);
        Placement placement = Placement.of(candidates, Math.min(request.limits().messagesLeft(), MOST_PLANNED));
        int first = placement.first();
        double score = placement.startingAt(first);
        if (!(score > 0))
            return refuse(new Reason(
                    "refuse.worthless",
                    Map.of(
                            "score", Params.number(score),
                            "cost", Params.number(request.economics().cost()))));
        return send(instants, placement, first);
    }

    private TimingDecision send(Dispatches instants, Placement placement, int first) {
        double score = placement.startingAt(first);
        int from = first;
        while (from > 0 && placement.startingAt(from - 1) >= PLATEAU * score) from--;
        int to = first;
        while (to + 1 < instants.count() && placement.startingAt(to + 1) >= PLATEAU * score) to++;
        int useful = instants.count() - 1;
        while (useful > first && !(placement.alone(useful) > 0)) useful--;
        List<Instant> plan =
                placement.planFrom(first).stream().map(instants::get).toList();
        List<Reason> reasons = new ArrayList<>(outlook.basis().facts());
        reasons.addAll(moment(plan, score, placement.startingAt(0)));
        reasons.addAll(CommonReasons.of(request, plan.get(0)));
        reasons.addAll(CommonReasons.of(request.need(), outlook.basis()));
        return new TimingDecision(
                TimingDecision.Action.SEND,
                Optional.of(plan.get(0)),
                Optional.of(new Window(instants.get(from), instants.get(to))),
                Optional.of(instants.get(useful)),
                plan.subList(1, plan.size()),
                predicted(),
                score,
                placement.startingAt(0),
                new Explanation(reasons),
                outlook.basis().fallback(),
                outlook.basis().model(),
                instants.get(to));
    }

    private List<Reason> moment(List<Instant> plan, double score, double scoreNow) {
        Instant at = plan.get(0);
        List<Reason> reasons = new ArrayList<>();
        if (at.equals(request.now())) reasons.add(new Reason("moment.now", Map.of()));
        else {
            reasons.add(new Reason("moment.chosen", Map.of("at", Params.moment(at, zone))));
            reasons.add(new Reason(
                    "moment.counterfactual", Map.of("chosen", Params.number(score), "now", Params.number(scoreNow))));
        }
        if (plan.size() > 1)
            reasons.add(new Reason(
                    "plan.reminders",
                    Map.of(
                            "at",
                            plan.stream()
                                    .skip(1)
                                    .map(each -> Params.moment(each, zone))
                                    .collect(Collectors.joining(",")))));
        return reasons;
    }

    private Reason deadline(String code, DispatchTimes times) {
        return new Reason(code, Map.of("deadline", Params.moment(times.latest(), zone)));
    }

    private TimingDecision refuse(Reason reason) {
        List<Reason> reasons = new ArrayList<>(List.of(reason));
        reasons.addAll(outlook.basis().facts());
        reasons.addAll(CommonReasons.of(request.need(), outlook.basis()));
        Instant until = outlook.end().isAfter(request.now()) ? outlook.end() : request.now();
        return Refusals.of(predicted(), reasons, outlook.basis(), until);
    }

    private PredictedTiming predicted() {
        PurchaseCurve curve = outlook.curve();
        double never = Math.max(0, 1 - curve.total());
        return new PredictedTiming(
                quantile(.1),
                quantile(.5),
                quantile(.9),
                outlook.buyersOnly() ? OptionalDouble.empty() : OptionalDouble.of(never),
                outlook.hazard());
    }

    private Optional<Instant> quantile(double p) {
        double seconds = outlook.curve().quantile(p);
        if (Double.isNaN(seconds)) return Optional.empty();
        return Optional.of(request.now().truncatedTo(ChronoUnit.SECONDS).plusMillis((long) (seconds * 1000)));
    }
}
