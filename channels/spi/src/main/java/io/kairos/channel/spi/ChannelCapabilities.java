package io.kairos.channel.spi;

import java.util.List;
import java.util.Optional;

/**
 * What a channel carries, for how much, how fast and within which limits.
 *
 * @param content the kind of content it carries; it refuses the others
 * @param recipient the kind of recipient it reaches; it may read {@link Recipient.Line} as well
 * @param cost what one message costs; the provider's list price unless the installation's settings say better
 * @param latency time from hand-off to arrival; of a channel with a calendar, what comes on top of the days in it
 * @param calendar when work handed over is taken up and when it is there, for channels with working days
 * @param limits what a payload may hold at most; beyond it the channel refuses
 */
public record ChannelCapabilities(
        MessageContent.Kind content,
        Recipient.Kind recipient,
        Cost cost,
        Latency latency,
        Optional<DeliveryCalendar> calendar,
        List<PayloadLimit> limits) {

    public ChannelCapabilities {
        limits = List.copyOf(limits);
    }

    /** Free, at once, at any time, without limits. */
    public static ChannelCapabilities of(MessageContent.Kind content, Recipient.Kind recipient) {
        return new ChannelCapabilities(content, recipient, Cost.FREE, Latency.NONE, Optional.empty(), List.of());
    }

    public ChannelCapabilities withCost(Cost other) {
        return new ChannelCapabilities(content, recipient, other, latency, calendar, limits);
    }

    public ChannelCapabilities withLatency(Latency other) {
        return new ChannelCapabilities(content, recipient, cost, other, calendar, limits);
    }

    /** Taken up by the cut-offs of a calendar, and there on the day it is done. */
    public ChannelCapabilities withCutOff(CutOff other) {
        return withCalendar(new DeliveryCalendar(other, DeliveryDays.SAME_DAY));
    }

    /** Taken up by the cut-offs of a calendar, and there some delivery days after it is done. */
    public ChannelCapabilities withCalendar(DeliveryCalendar other) {
        return new ChannelCapabilities(content, recipient, cost, latency, Optional.of(other), limits);
    }

    public ChannelCapabilities withLimits(PayloadLimit... other) {
        return new ChannelCapabilities(content, recipient, cost, latency, calendar, List.of(other));
    }
}
