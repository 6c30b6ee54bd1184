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
        double[] positions = dispatchable.stream().mapToDouble(seen::position).toArray();
        List<ChannelScore> scores = new ArrayList<>();
        for (ChannelOffer offer : offers) {
            ValueCurve sent = seen.dispatched(offer.latency());
            double[] leaves = offer.cutOff().isEmpty()
                    ? positions
                    : departures(seen, dispatchable, offer.cutOff().get());
            scores.add(score(sent, dispatchable, leaves, offer, value));
        }
        scores.sort(RANK);
        return List.copyOf(scores);
    }

    private static ChannelScore score(
            ValueCurve sent, List<Instant> dispatchable, double[] leaves, ChannelOffer offer, double value) {
        double[] earns = new double[leaves.length];
        double most = 0;
        for (int i = 0; i < leaves.length; i++) {
            earns[i] = sent.at(leaves[i]);
            most = Math.max(most, earns[i]);
        }
        int best = 0;
        while (earns[best] < most * (1 - EQUAL)) best++;
        int until = best;
        while (until + 1 < earns.length && earns[until + 1] >= most * (1 - EQUAL)) until++;
        double conversion = offer.effect() * earns[best];
        Instant dispatch = dispatchable.get(best);
        Instant departure = offer.cutOff().map(each -> each.departure(dispatch)).orElse(dispatch);
        return new ChannelScore(
                offer,
                value * conversion - offer.cost() - offer.unsubscribeCost(),
                conversion,
                dispatch,
                dispatchable.get(until),
                Duration.between(dispatch, departure).plus(offer.latency().mean()));
    }

    /** Positions of the cut-offs; the calendar is asked once for each. */
    private static double[] departures(ValueCurve seen, List<Instant> dispatchable, CutOff cutOff) {
        double[] leaves = new double[dispatchable.size()];
        Instant next = Instant.MIN;
        for (int i = 0; i < leaves.length; i++) {
            boolean sameCutOff = i > 0 && !next.isBefore(dispatchable.get(i));
            if (!sameCutOff) next = cutOff.departure(dispatchable.get(i));
            leaves[i] = sameCutOff ? leaves[i - 1] : seen.position(next);
        }
        return leaves;
    }
}
