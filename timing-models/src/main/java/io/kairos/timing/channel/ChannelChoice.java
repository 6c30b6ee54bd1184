package io.kairos.timing.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Ranks the channels of one message: {@code net_c = V·q_c·E_D[g(s_c* + D)] − cost_c − unsubscribe_c}, each at its own best
 * dispatch instant {@code s_c* = argmax_s E_D[g(s + D)]} among the allowed ones. A slow channel leaves earlier for the same
 * reading instant and pays for the spread of its delay. With a cut-off D starts at the cut-off.
 */
public final class ChannelChoice {

    /** Differences below this share of the best value are rounding. */
    private static final double EQUAL = 1e-9;

    private static final Comparator<ChannelScore> RANK = Comparator.comparingDouble(ChannelScore::netValue)
            .reversed()
            .thenComparing(ChannelScore::bestDispatch)
            .thenComparing(ChannelScore::channel);

    private ChannelChoice() {}

    /**
     * @param seen g, the share of the value a message earns that is seen at s
     * @param dispatchable instants at which a message may leave, rising; quiet hours, caps and deadline already taken out
     * @param offers the channels that may be used (consent, cap left), each once
     * @param value V of the purchase, 0 or more, in any currency
     * @return best first; equals by earlier dispatch, then by name; empty if nothing may be sent
     */
    public static List<ChannelScore> scores(
            ValueCurve seen, List<Instant> dispatchable, List<ChannelOffer> offers, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("value must be an amount of 0 or more, was " + value);
        for (int i = 1; i < dispatchable.size(); i++)
            if (!dispatchable.get(i - 1).isBefore(dispatchable.get(i)))
                throw new IllegalArgumentException("dispatchable instants must rise: " + dispatchable.get(i - 1)
                        + " comes before " + dispatchable.get(i));
        if (offers.stream().map(ChannelOffer::channel).distinct().count() < offers.size())
            throw new IllegalArgumentException("a channel is offered twice: "
                    + offers.stream().map(ChannelOffer::channel).toList());
        if (dispatchable.isEmpty()) return List.of();
        List<ChannelScore> scores = new ArrayList<>();
        for (ChannelOffer offer : offers)
            scores.add(score(seen.dispatched(offer.latency()), dispatchable, offer, value));
        scores.sort(RANK);
        return List.copyOf(scores);
    }

    private static ChannelScore score(ValueCurve sent, List<Instant> dispatchable, ChannelOffer offer, double value) {
        Instant[] leaves = departures(dispatchable, offer);
        double[] earns = new double[leaves.length];
        double most = 0;
        for (int i = 0; i < leaves.length; i++) {
            earns[i] = i > 0 && leaves[i].equals(leaves[i - 1]) ? earns[i - 1] : sent.at(leaves[i]);
            most = Math.max(most, earns[i]);
        }
        int best = 0;
        while (earns[best] < most * (1 - EQUAL)) best++;
        int until = best;
        while (until + 1 < earns.length && earns[until + 1] >= most * (1 - EQUAL)) until++;
        double conversion = offer.effect() * earns[best];
        Instant dispatch = dispatchable.get(best);
        return new ChannelScore(
                offer,
                value * conversion - offer.cost() - offer.unsubscribeCost(),
                conversion,
                dispatch,
                dispatchable.get(until),
                Duration.between(dispatch, leaves[best]).plus(offer.latency().mean()));
    }

    private static Instant[] departures(List<Instant> dispatchable, ChannelOffer offer) {
        Instant[] leaves = dispatchable.toArray(new Instant[0]);
        if (offer.cutOff().isEmpty()) return leaves;
        CutOff cutOff = offer.cutOff().get();
        for (int i = 0; i < leaves.length; i++) {
            boolean sameCutOff = i > 0 && !leaves[i - 1].isBefore(leaves[i]);
            leaves[i] = sameCutOff ? leaves[i - 1] : cutOff.departure(leaves[i]);
        }
        return leaves;
    }
}
