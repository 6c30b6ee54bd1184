package io.kairos.timing.drift;

/** How much a finding should worry: nothing, look at it, fit again before trusting the model further. */
public enum DriftLevel {
    OK,
    WATCH,
    ALARM
}
