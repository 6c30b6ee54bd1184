package io.kairos.orchestrator.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.SplittableRandom;

/** One kind of need in a generated population. */
interface Scenario {
    /** Id of the product type. */
    String productType();

    /** Share of the population, relative to the other scenarios. */
    int weight();

    /** How many messages each policy may send. */
    int messages();

    /** Time in which the effect of a message halves, as in the product type's file. */
    Duration halfLife();

    /** What a fixed policy counts from. */
    Anchor anchor();

    /** One customer whose need falls between these days. */
    DemoCustomer draw(String userId, LocalDate from, LocalDate to, SplittableRandom random);
}
