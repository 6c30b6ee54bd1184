package io.kairos.journeys.product;

/**
 * How a customer who wants this is written to.
 *
 * @param journey id of the journey that a need of this type enters
 */
public record Messaging(String journey, Economics economics, Cadence cadence) {}
