package io.kairos.journeys.product;

/** How the purchase of a product type runs. */
public enum Cycle {
    /** Decided in minutes; every minute lost costs value. */
    IMPULSE,
    /** Decided over days or weeks; too early a message is wasted. */
    CONSIDERED,
    /** Tied to a date the customer told us, such as a departure. */
    DATED,
    /** Bought again and again, at the customer's own rhythm. */
    REPLENISHED
}
