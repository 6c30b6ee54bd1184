package io.kairos.journeys.product;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a message brings and costs by one channel, where a product type says so.
 *
 * @param responseRate as {@link Economics#responseRate()}, by this channel, in (0, 1]
 * @param costPerMessage in the currency of the economics; empty: what the channel itself declares
 */
public record ChannelEconomics(Optional<Double> responseRate, Optional<BigDecimal> costPerMessage) {}
