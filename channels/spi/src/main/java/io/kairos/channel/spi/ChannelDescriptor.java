package io.kairos.channel.spi;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What a channel is, for those who choose among channels.
 *
 * @param id short lower-case name such as {@code email}
 * @param policy what may be done after an unknown hand-off
 * @param showsHtml whether the receiver sees {@link MessageContent#html()} rather than the text alone
 * @param typicalReadingDelay median time from hand-off to the first look, among the customers who look at all
 * @param capabilities what it carries, for how much, how fast and within which limits
 */
public record ChannelDescriptor(
        String id,
        DeliveryPolicy policy,
        boolean showsHtml,
        Duration typicalReadingDelay,
        ChannelCapabilities capabilities) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public ChannelDescriptor {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("channel id must match " + ID + ": " + id);
        }
        if (typicalReadingDelay.isNegative()) {
            throw new IllegalArgumentException("typical reading delay must not be negative: " + typicalReadingDelay);
        }
    }

    /** A channel that carries emails or the like, free and at once. */
    public ChannelDescriptor(String id, DeliveryPolicy policy, boolean showsHtml, Duration typicalReadingDelay) {
        this(
                id,
                policy,
                showsHtml,
                typicalReadingDelay,
                ChannelCapabilities.of(MessageContent.Kind.EMAIL, Recipient.Kind.EMAIL));
    }
}
