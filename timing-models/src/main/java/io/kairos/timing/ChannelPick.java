package io.kairos.timing;

import io.kairos.timing.bandit.Draw;
import io.kairos.timing.channel.ChannelChoice;
import io.kairos.timing.channel.ChannelOffer;
import io.kairos.timing.channel.ChannelScore;
import io.kairos.timing.channel.ValueCurve;
import io.kairos.timing.placement.DecayCandidates;
import io.kairos.timing.placement.PurchaseCurve;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Picks the channel of the next message: the one of the highest net value at its own best instant; with a least probability each
 * other worthwhile one, keyed by the customer and the decision, whatever was asked before.
 */
final class ChannelPick {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Comparator<ChannelScore> RANK = Comparator.comparingDouble(ChannelScore::netValue)
            .reversed()
            .thenComparing(ChannelScore::bestDispatch)
            .thenComparing(ChannelScore::channel);

    private final TimingRequest request;

    private ChannelPick(TimingRequest request) {
        this.request = request;
    }

    /** What was picked, and the request with it; the request as it is where no channel is on offer or none can be in time. */
    record Settled(TimingRequest request, Choice choice) {}

    static Settled planned(TimingRequest request, Outlook outlook) {
        if (request.offers().channels().isEmpty()) return new Settled(request, Choice.CERTAIN);
        ChannelPick pick = new ChannelPick(request);
        return pick.settled(pick.scores(outlook));
    }

    static Settled impulse(Need.Impulse need, TimingRequest request) {
        if (request.offers().channels().isEmpty()) return new Settled(request, Choice.CERTAIN);
        ChannelPick pick = new ChannelPick(request);
        return pick.fresh(need);
    }

    private List<ChannelScore> scores(Outlook outlook) {
        HourGrid hours = HourGrid.between(
                outlook.start(), outlook.end(), Blocks.hours(request.clock().zone(), request.now()));
        double halfLife = Dispatches.seconds(request.economics().halfLife());
        PurchaseCurve curve = outlook.course().over(hours, halfLife);
        Instant start = Instant.ofEpochSecond(request.now().getEpochSecond());
        int points = (int) Duration.between(start, outlook.end()).toHours() + 2;
        if (points < 2) return List.of();
        double[] at = new double[points];
        for (int i = 0; i < points; i++) at[i] = i * (double) HOUR.toSeconds();
        ValueCurve seen = ValueCurve.of(start, HOUR, curve.earning(at, halfLife));
        List<ChannelScore> scores = new ArrayList<>();
        for (ChannelOffer offer : request.offers().channels())
            scores.addAll(ChannelChoice.scores(
                    seen,
                    dispatchable(offer, outlook, hours),
                    List.of(offer),
                    request.economics().value()));
        scores.sort(RANK);
        return scores;
    }

    private List<Instant> dispatchable(ChannelOffer offer, Outlook outlook, HourGrid hours) {
        Limits limits = limits(offer.latency().mean());
        Dispatches instants = DispatchTimes.of(limits, request.clock().zone(), request.now(), outlook)
                .among(hours);
        List<Instant> dispatchable = new ArrayList<>(instants.count());
        for (int i = 0; i < instants.count(); i++) dispatchable.add(instants.get(i));
        return dispatchable;
    }

    private Settled settled(List<ChannelScore> scores) {
        Optional<Drawn> drawn = draw(scores);
        if (drawn.isEmpty()) return new Settled(request, Choice.CERTAIN);
        ChannelScore chosen = drawn.orElseThrow().score();
        ChannelOffer offer = chosen.offer();
        Economics economics = request.economics();
        return new Settled(
                request.settled(
                        limits(chosen.readingDelay()),
                        new Economics(
                                economics.value(),
                                offer.effect(),
                                offer.cost() + offer.unsubscribeCost(),
                                economics.halfLife())),
                drawn.orElseThrow().choice(scores));
    }

    /** An impulse fades while the message waits to be read: of the value, E[2^(−D/h)] is left then. */
    private Settled fresh(Need.Impulse need) {
        Economics economics = request.economics();
        Instant now = request.now();
        double age = Math.max(0, Dispatches.seconds(Duration.between(need.trigger(), now)));
        double left = DecayCandidates.decay(age, Dispatches.seconds(economics.halfLife()));
        List<ChannelScore> scores = new ArrayList<>();
        for (ChannelOffer offer : request.offers().channels()) {
            double conversion = offer.effect() * left * offer.latency().retained(economics.halfLife());
            double net = economics.value() * conversion - offer.cost() - offer.unsubscribeCost();
            scores.add(new ChannelScore(
                    offer, net, conversion, now, now, offer.latency().mean()));
        }
        scores.sort(RANK);
        Drawn drawn = draw(scores).orElseThrow();
        ChannelOffer offer = drawn.score().offer();
        double retained = offer.latency().retained(economics.halfLife());
        Limits limits = limits(Duration.ZERO);
        Limits read = new Limits(
                limits.messagesLeft(),
                limits.lastSent(),
                limits.minGap(),
                limits.quiet(),
                limits.deadline().map(deadline -> deadline.minus(offer.latency().mean())),
                Duration.ZERO);
        Economics chosen = new Economics(
                economics.value(),
                offer.effect() * retained,
                offer.cost() + offer.unsubscribeCost(),
                economics.halfLife());
        return new Settled(request.settled(read, chosen), drawn.choice(scores));
    }

    private Limits limits(Duration readingDelay) {
        Limits limits = request.limits();
        return new Limits(
                limits.messagesLeft(),
                limits.lastSent(),
                limits.minGap(),
                limits.quiet(),
                limits.deadline(),
                readingDelay);
    }

    private Optional<Drawn> draw(List<ChannelScore> scores) {
        if (scores.isEmpty()) return Optional.empty();
        List<ChannelScore> worthwhile =
                scores.stream().filter(ChannelScore::worthwhile).toList();
        Offers offers = request.offers();
        double spread = offers.epsilon() * worthwhile.size();
        if (worthwhile.size() < 2 || spread == 0) return Optional.of(new Drawn(scores.get(0), 1, false));
        SplittableRandom random = new Draw(offers.seed(), request.customerKey(), offers.decision()).random();
        int arm = random.nextDouble() < spread ? random.nextInt(worthwhile.size()) : 0;
        double propensity = offers.epsilon() + (arm == 0 ? 1 - spread : 0);
        return Optional.of(new Drawn(worthwhile.get(arm), Math.min(1, propensity), arm != 0));
    }

    private record Drawn(ChannelScore score, double propensity, boolean explored) {
        Choice choice(List<ChannelScore> scores) {
            return new Choice(Optional.of(score.channel()), scores, propensity, explored);
        }
    }

    /** Why this channel; nothing where it was settled before. */
    static List<Reason> reasons(Choice choice) {
        if (choice.channel().isEmpty()) return List.of();
        String channel = choice.channel().orElseThrow();
        List<Reason> reasons = new ArrayList<>();
        for (ChannelScore score : choice.scores())
            if (score.channel().equals(channel)) reasons.add(0, new Reason("channel.chosen", named(score)));
            else reasons.add(new Reason("channel.other", named(score)));
        if (choice.explored())
            reasons.add(new Reason("channel.explored", Map.of("probability", Params.number(choice.propensity()))));
        return reasons;
    }

    private static Map<String, String> named(ChannelScore score) {
        return Map.of("channel", score.channel(), "value", Params.number(score.netValue()));
    }
}
