package io.kairos.orchestrator.moment;

import io.kairos.journeys.product.Economics;
import io.kairos.timing.Choice;
import io.kairos.timing.channel.ChannelOffer;
import io.kairos.timing.channel.ChannelScore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Weighs channels for a message whose day is given: {@code V·q·E[2^(−D/h)] − cost}, where D is the time from that instant to
 * reading; what a channel with working days carries is there on the day itself.
 */
final class ChannelDays {
    private static final Comparator<ChannelScore> RANK =
            Comparator.comparingDouble(ChannelScore::netValue).reversed().thenComparing(ChannelScore::channel);

    private ChannelDays() {}

    /** @param at when a message read at once would be read */
    static Choice on(Instant at, ChannelOffering offering, Economics money, double value, MomentQuestion question) {
        if (offering.offers().channels().isEmpty()) {
            return new Choice(Optional.empty(), List.of(), 1, false);
        }
        ZoneId zone = question.customer().zone();
        List<ChannelScore> scores = new ArrayList<>();
        for (ChannelTerms.Weighed each : offering.weighed()) {
            ChannelOffer offer = each.offer();
            Instant dispatch = each.handOver()
                    .map(calendar -> calendar.latest(at.atZone(zone).toLocalDate(), question.earliest()))
                    .orElse(at);
            Duration late = each.handOver()
                    .map(calendar -> Duration.ofDays(Math.max(
                            0,
                            calendar.thereOn(dispatch).toEpochDay()
                                    - at.atZone(zone).toLocalDate().toEpochDay())))
                    .orElseGet(() -> offer.latency().mean());
            double left = each.handOver().isPresent()
                    ? Math.pow(2, -(double) late.toSeconds() / money.halfLife().toSeconds())
                    : offer.latency().retained(money.halfLife());
            double conversion = offer.effect() * left;
            double net = value * conversion - offer.cost() - offer.unsubscribeCost();
            scores.add(new ChannelScore(offer, net, conversion, dispatch, dispatch, late));
        }
        scores.sort(RANK);
        return new Choice(Optional.of(scores.get(0).channel()), scores, 1, false);
    }
}
