package io.kairos.orchestrator.moment;

import io.kairos.channel.spi.ChannelCapabilities;
import io.kairos.channel.spi.ChannelDescriptor;
import io.kairos.channel.spi.Cost;
import io.kairos.journeys.product.ChannelEconomics;
import io.kairos.journeys.product.Economics;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.timing.channel.ChannelOffer;
import io.kairos.timing.channel.CutOff;
import io.kairos.timing.channel.Latency;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a channel offers for a message about a product type: its effect, cost, reading delay and cut-off.
 *
 * <p>Effect and cost are those the product type gives for the channel. Else the effect is the product type's response rate, which
 * is that of email, times {@link #EFFECT}; the cost is the channel's own, and where that is nothing the product type's.
 */
sealed interface ChannelTerms {
    /** A usual channel of the product type: its response rate and cost are said of this one. */
    String EMAIL = "email";

    /**
     * Effect of a message in proportion to an email's. Not measured: the proportions of the worked example that tests the channel
     * choice of the timing models (sms 0.20, email 0.10, display 0.02, post 0.25); a product type that knows better says so.
     */
    Map<String, Double> EFFECT = Map.of(EMAIL, 1.0, "sms", 2.0, "postal", 2.5, "display", 0.2);

    /** Standard deviation of ln(reading delay): between that of messages read at once and of emails; a rule, not fitted. */
    double SPREAD = 1.0;

    ChannelFacts facts();

    /** It can be weighed. */
    record Weighed(ChannelFacts facts, ChannelOffer offer, Optional<HandOver> handOver) implements ChannelTerms {}

    /** It cannot. */
    record Unknown(ChannelFacts facts, Reason why) implements ChannelTerms {}

    /** The terms of a channel for a product type with these economics. */
    static ChannelTerms of(ChannelFacts facts, Economics economics) {
        Optional<ChannelEconomics> own =
                Optional.ofNullable(economics.channels().get(facts.id()));
        Optional<Double> effect = own.flatMap(ChannelEconomics::responseRate)
                .or(() -> Optional.ofNullable(EFFECT.get(facts.id()))
                        .map(times -> Math.min(1, times * economics.responseRate())));
        if (effect.isEmpty()) {
            return new Unknown(facts, new Reason("channel-effect-unknown", Map.of("channel", facts.id())));
        }
        Optional<Cost> declared =
                facts.about().map(about -> about.capabilities().cost());
        Optional<BigDecimal> said = own.flatMap(ChannelEconomics::costPerMessage);
        if (said.isEmpty() && declared.filter(cost -> isOther(cost, economics)).isPresent()) {
            return new Unknown(facts, currency(facts, declared.get(), economics));
        }
        BigDecimal cost = said.or(() -> declared.map(Cost::amount).filter(amount -> amount.signum() > 0))
                .orElse(economics.costPerMessage());
        ChannelOffer offer = new ChannelOffer(
                facts.id(),
                effect.get(),
                cost.doubleValue(),
                facts.about().map(ChannelTerms::latency).orElse(new Latency.Fixed(Duration.ZERO)),
                facts.about()
                        .flatMap(about -> about.capabilities().calendar())
                        .map(calendar -> cutOff(calendar.cutOff())),
                0);
        return new Weighed(facts, offer, facts.about().flatMap(HandOver::of));
    }

    private static boolean isOther(Cost cost, Economics economics) {
        return cost.amount().signum() > 0 && !cost.currency().getCurrencyCode().equals(economics.currency());
    }

    private static Reason currency(ChannelFacts facts, Cost cost, Economics economics) {
        return new Reason(
                "channel-currency",
                Map.of(
                        "channel", facts.id(),
                        "currency", economics.currency(),
                        "other", cost.currency().getCurrencyCode()));
    }

    /** From the hand-off, or from the cut-off where there is one, to reading. */
    private static Latency latency(ChannelDescriptor about) {
        ChannelCapabilities can = about.capabilities();
        Duration usual = can.latency().median().plus(about.typicalReadingDelay());
        if (can.calendar().isPresent()) {
            return new Latency.Fixed(usual.plus(HandOver.usual(can.calendar().get())));
        }
        return usual.isZero() ? new Latency.Fixed(usual) : new Latency.LogNormal(usual, SPREAD);
    }

    private static CutOff cutOff(io.kairos.channel.spi.CutOff calendar) {
        return new CutOff(calendar.workDays(), calendar.time(), calendar.zone(), calendar.closedDays());
    }
}
