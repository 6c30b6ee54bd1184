package io.kairos.journeys.product;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/**
 * What a message can bring and what it costs.
 *
 * @param value of one conversion where the event gives none, in {@code currency}
 * @param currency ISO 4217 code
 * @param responseRate probability that a message seen at the best moment brings the purchase forward, in (0, 1]
 * @param costPerMessage in {@code currency}, all costs of sending one
 * @param halfLife after this long a message is worth half
 * @param channels what is different by a channel, by its id
 */
public record Economics(
        BigDecimal value,
        String currency,
        double responseRate,
        BigDecimal costPerMessage,
        Duration halfLife,
        Map<String, ChannelEconomics> channels) {
    public Economics {
        channels = Map.copyOf(channels);
    }
}
