package io.kairos.journeys.product;

import java.time.Duration;

/** When a derived product is wanted. */
public sealed interface DerivedMoment {

    /** A fixed time after the purchase. */
    record After(Duration delay) implements DerivedMoment {}

    /** A delay after the purchase that follows a law. */
    record Lag(LagLaw law) implements DerivedMoment {}

    /** So many days before the date of the need bought. */
    record BeforeDate(int days) implements DerivedMoment {}
}
