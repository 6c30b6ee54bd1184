package io.kairos.timing;

/** What a more personal model would have needed. */
public enum Missing {
    /** Enough purchases of this very customer. */
    OWN_PURCHASES,
    /** The customer's segment, or a model fitted for it. */
    SEGMENT_MODEL,
    /** A model fitted for the product type. */
    PRODUCT_TYPE_MODEL,
    /** Responses in minutes from which a model of impulse could be fitted. */
    IMPULSE_DATA,
    /** The hours at which this very customer acts. */
    OWN_HOURS,
    /** A model of personal hours, which would read them. */
    HOURS_MODEL
}
