package io.kairos.timing;

import io.kairos.timing.placement.PurchaseCurve;
import io.kairos.timing.placement.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Turns what a model foresees into the best allowed plan, or into a reasoned no. */
final class Planner {

    /** Instants whose plan is worth at least this share of the best count as almost as good. */
    private static final double PLATEAU = 0.98;

    private final TimingRequest request;
    private final Outlook outlook;
    private final Optional<Instant> planned;
    private final ZoneId zone;
    private final Choice choice;

    /** @param planned the instant chosen before, which only a real gain moves */
    Planner(TimingRequest asked, Outlook outlook, Optional<Instant> planned) {
        ChannelPick.Settled settled = ChannelPick.planned(asked, outlook);
        this.request = settled.request();
        this.choice = settled.choice();
        this.outlook = outlook;
        this.planned = planned;
        this.zone = request.clock().zone();
    }

    TimingDecision decide() {
        DispatchTimes times = DispatchTimes.of(request.limits(), zone, request.now(), outlook);
        Optional<Instant> kept = planned.filter(times::allows);
        Sight sight = request.limits().messagesLeft() == 0
                ? Sight.of(outlook, request, times, kept, Blocks.hours(zone, request.now()))
                : Sight.best(outlook, request, times, kept);
        if (request.limits().messagesLeft() == 0) return refuse(new Reason("refuse.noMessageLeft", Map.of()), sight);
        if (times.tooLate()) return refuse(deadline("refuse.deadline", times), sight);
        if (sight.instants().count() == 0) return refuse(deadline("refuse.noAllowedHour", times), sight);
        Schedule placement = sight.placement();
        int best = placement.first();
        double score = placement.startingAt(best);
        if (!(score > 0))
            return refuse(
                    new Reason(
                            "refuse.worthless",
                            Map.of(
                                    "score", Params.number(score),
                                    "cost", Params.number(request.economics().cost()))),
                    sight);
        int chosen = kept.map(sight.instants()::from)
                .filter(i -> placement.startingAt(i) >= (1 - TimingEngine.LEAST_GAIN) * score)
                .orElse(best);
        return send(sight, chosen, best);
    }

    /** What the plan is worth by the instant of its first message. */
    Landscape landscape(int most) {
        DispatchTimes times = DispatchTimes.of(request.limits(), zone, request.now(), outlook);
        if (request.limits().messagesLeft() == 0 || times.tooLate()) return Landscape.NONE;
        Sight sight = Sight.best(outlook, request, times, Optional.empty());
        return new Landscape(IntStream.range(0, sight.instants().count())
                        .mapToObj(i -> new Landscape.Point(
                                sight.instants().get(i), sight.placement().startingAt(i)))
                        .toList())
                .of(most);
    }

    private TimingDecision send(Sight sight, int chosen, int best) {
        Dispatches instants = sight.instants();
        Schedule placement = sight.placement();
        Worth worth = new Worth(placement.startingAt(chosen), placement.startingAt(0), placement.startingAt(best));
        double good = Math.min(PLATEAU * worth.best(), worth.chosen());
        int from = chosen;
        while (from > 0 && placement.startingAt(from - 1) >= good) from--;
        int to = chosen;
        while (to + 1 < instants.count() && placement.startingAt(to + 1) >= good) to++;
        int useful = instants.count() - 1;
        while (useful > chosen && !(placement.alone(useful) > 0)) useful--;
        List<Instant> plan =
                placement.planFrom(chosen).stream().map(instants::get).toList();
        Instant at = plan.get(0);
        List<Reason> reasons = new ArrayList<>(outlook.basis().facts());
        reasons.addAll(outlook.course().habit(sight.curve()));
        reasons.addAll(moment(plan, worth));
        reasons.addAll(ChannelPick.reasons(choice));
        if (best != chosen) reasons.add(kept(instants.get(best), worth));
        request.customer().pressure().ifPresent(pressure -> reasons.add(tired(pressure, at)));
        reasons.addAll(CommonReasons.of(request, at));
        reasons.addAll(CommonReasons.of(request.need(), outlook.basis()));
        Window window = new Window(instants.get(from), instants.get(to));
        return new TimingDecision(
                Optional.of(new Moment(at, window, instants.get(useful), plan.subList(1, plan.size()))),
                worth,
                predicted(sight.curve()),
                choice,
                Grounds.of(reasons, outlook.basis()),
                new Validity(window.to(), Trigger.of(request.need())));
    }

    private List<Reason> moment(List<Instant> plan, Worth worth) {
        Instant at = plan.get(0);
        List<Reason> reasons = new ArrayList<>();
        if (at.equals(request.now())) reasons.add(new Reason("moment.now", Map.of()));
        else {
            reasons.add(new Reason("moment.chosen", Map.of("at", Params.moment(at, zone))));
            reasons.add(new Reason(
                    "moment.counterfactual",
                    Map.of("chosen", Params.number(worth.chosen()), "now", Params.number(worth.atOnce()))));
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

    private Reason kept(Instant best, Worth worth) {
        return new Reason(
                "moment.kept",
                Map.of("best", Params.moment(best, zone), "gain", Params.number(worth.best() - worth.chosen())));
    }

    private static Reason tired(Pressure pressure, Instant at) {
        double level = pressure.state().at(at, pressure.law()).level();
        return new Reason(
                "pressure.level",
                Map.of(
                        "level", Params.number(level),
                        "unsubscribes", Params.number(pressure.law().unsubscribe(level))));
    }

    private Reason deadline(String code, DispatchTimes times) {
        return new Reason(code, Map.of("deadline", Params.moment(times.latest(), zone)));
    }

    private TimingDecision refuse(Reason reason, Sight sight) {
        Instant until = outlook.end().isAfter(request.now()) ? outlook.end() : request.now();
        Outlook.Basis basis = outlook.basis();
        List<Reason> facts = new ArrayList<>(basis.facts());
        facts.addAll(outlook.course().habit(sight.curve()));
        Outlook.Basis full = new Outlook.Basis(basis.model(), basis.fallback(), basis.missing(), facts);
        return Refusals.of(reason, predicted(sight.curve()), full, request, until)
                .chosenBy(choice);
    }

    private PredictedTiming predicted(PurchaseCurve curve) {
        double never = Math.max(0, 1 - curve.total());
        return new PredictedTiming(
                quantile(curve, .1),
                quantile(curve, .5),
                quantile(curve, .9),
                outlook.buyersOnly() ? OptionalDouble.empty() : OptionalDouble.of(never),
                outlook.hazard());
    }

    private Optional<Instant> quantile(PurchaseCurve curve, double p) {
        double seconds = curve.quantile(p);
        if (Double.isNaN(seconds)) return Optional.empty();
        return Optional.of(request.now().truncatedTo(ChronoUnit.SECONDS).plusMillis((long) (seconds * 1000)));
    }
}
