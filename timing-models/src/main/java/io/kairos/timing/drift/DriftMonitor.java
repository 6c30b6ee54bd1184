package io.kairos.timing.drift;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what a model is asked and what came of it, and compares both with training: population stability index and
 * Kolmogorov-Smirnov distance of the inputs, uniformity of P(T ≤ outcome), calibration of probabilities. Keeps counts
 * only, no customer. Not safe for use by several threads; take one each and {@link #add} them.
 */
public final class DriftMonitor {

    private static final long LEAST_CASES = 50;

    /**
     * Cases put in place of none, so that the logarithm has a value. A trifle instead would let a bin that a small sample happens to
     * miss weigh more than chance does in the limits.
     */
    private static final double NONE = 0.5;

    private final DriftBaseline baseline;
    private final Map<String, Counts> inputs = new LinkedHashMap<>();
    private final Outcomes outcomes = new Outcomes();
    private final Calibration calibration = new Calibration();

    public DriftMonitor(DriftBaseline baseline) {
        this.baseline = baseline;
        baseline.features().forEach(each -> inputs.put(each.name(), new Counts(each)));
    }

    /** Counts per bin of one feature. */
    private static final class Counts {
        private final FeatureBins bins;
        private final long[] binned;
        private final long[] fine;
        private long cases;

        Counts(FeatureBins bins) {
            this.bins = bins;
            this.binned = new long[bins.shares().length];
            this.fine = new long[bins.fineShares().length];
        }
    }

    /** One value of a numeric feature; fails if training had no such feature or the value is not finite. */
    public void observe(String feature, double value) {
        DriftBaseline.requireFinite(feature, value);
        Counts counts = counts(feature, true);
        counts.binned[counts.bins.bin(value)]++;
        counts.fine[FeatureBins.bin(counts.bins.fineEdges(), value)]++;
        counts.cases++;
    }

    /** One value of a categorical feature; values that training did not have, or rarely, are counted together. */
    public void observe(String feature, String value) {
        Counts counts = counts(feature, false);
        counts.binned[counts.bins.bin(value)]++;
        counts.cases++;
    }

    private Counts counts(String feature, boolean numeric) {
        if (baseline.feature(feature).isNumeric() != numeric)
            throw new IllegalArgumentException("feature " + feature + " is " + (numeric ? "categorical" : "numeric"));
        Counts counts = inputs.get(feature);
        if (counts == null) throw new IllegalStateException("feature " + feature + " has no counts");
        return counts;
    }

    /**
     * What was foreseen of the instant that came.
     *
     * @param below P(T &lt; t) as foreseen for the purchase at t
     * @param upTo P(T ≤ t); the same for laws of continuous time, 1 for a customer who has not bought by t
     */
    public void outcome(double below, double upTo) {
        outcomes.add(below, upTo);
    }

    /** What was foreseen of something that happened or did not, strictly in 0..1. */
    public void outcome(double probability, boolean happened) {
        calibration.add(probability, happened);
    }

    /** Counts what another monitor of the same baseline counted. */
    public void add(DriftMonitor other) {
        if (!other.baseline.ref().equals(baseline.ref()))
            throw new IllegalArgumentException(
                    "monitors of different baselines: " + baseline.ref() + " and " + other.baseline.ref());
        other.inputs.forEach((feature, theirs) -> {
            Counts ours = counts(feature, theirs.bins.isNumeric());
            for (int i = 0; i < ours.binned.length; i++) ours.binned[i] += theirs.binned[i];
            for (int i = 0; i < ours.fine.length; i++) ours.fine[i] += theirs.fine[i];
            ours.cases += theirs.cases;
        });
        outcomes.add(other.outcomes);
        calibration.add(other.calibration);
    }

    /** What can be said by now; features and outcomes with fewer than 50 cases are left out. */
    public DriftReport report() {
        List<Finding> findings = new ArrayList<>();
        for (Counts counts : inputs.values()) {
            if (counts.cases < LEAST_CASES) continue;
            String name = counts.bins.name();
            findings.add(Limits.psi(name, psi(counts), counts.binned.length, baseline.rows(), counts.cases));
            if (counts.bins.isNumeric()) findings.add(Limits.ks(name, ks(counts), baseline.rows(), counts.cases));
        }
        if (outcomes.cases() >= LEAST_CASES) findings.add(Limits.pit(outcomes.distance(), outcomes.cases()));
        if (calibration.cases() >= LEAST_CASES) findings.addAll(calibration.findings());
        return DriftReport.of(findings);
    }

    /** Σ (seen − trained)·ln(seen/trained) over bins. */
    private double psi(Counts counts) {
        double psi = 0;
        for (int i = 0; i < counts.binned.length; i++) {
            double seen = Math.max(NONE, counts.binned[i]) / counts.cases;
            double trained = Math.max(NONE / baseline.rows(), counts.bins.shares()[i]);
            psi += (seen - trained) * StrictMath.log(seen / trained);
        }
        return psi;
    }

    /** Largest distance of the distribution functions just below the hundredths of the training sample. */
    private static double ks(Counts counts) {
        double distance = 0;
        double seen = 0;
        double trained = 0;
        for (int i = 0; i < counts.fine.length; i++) {
            seen += counts.fine[i] / (double) counts.cases;
            trained += counts.bins.fineShares()[i];
            distance = Math.max(distance, Math.abs(seen - trained));
        }
        return distance;
    }
}
