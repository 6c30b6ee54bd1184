package io.kairos.timing;

/** A law as one customer follows it at her own pace. */
record PacedWaiting(Waiting everybody, OwnPace pace) implements Waiting {

    @Override
    public double survival(double days) {
        return pace.survival(everybody.survival(days));
    }

    @Override
    public double quantile(double p) {
        double left = pace.everybody(1 - p);
        return left <= everybody.never() ? Double.POSITIVE_INFINITY : everybody.quantile(1 - left);
    }

    @Override
    public double never() {
        return pace.survival(everybody.never());
    }

    /** Knowing the pace makes a rate rise that only seemed constant because the fast are gone first. */
    @Override
    public HazardClass hazard() {
        HazardClass hazard = everybody.hazard();
        return hazard == HazardClass.CONSTANT ? HazardClass.RISING : hazard;
    }
}
