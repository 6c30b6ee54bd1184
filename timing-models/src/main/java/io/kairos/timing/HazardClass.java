package io.kairos.timing;

/** How the purchase rate of a customer who has not bought yet changes with time. */
public enum HazardClass {
    /** Ever less likely: act at once. */
    FALLING,
    /** Always the same. */
    CONSTANT,
    /** Ever more likely: wait. */
    RISING,
    /** Up, then down: wait for the peak. */
    UNIMODAL
}
