package io.kairos.timing.replenish.rate;

import java.util.List;

/** The laws that can be fitted, with their parameters in order. */
public enum RateFamily {
    NBD(List.of("r", "alpha")),
    PARETO_NBD(List.of("r", "alpha", "s", "beta")),
    /** BG/CNBD-k; k = 1 is BG/NBD. */
    BG_CNBD(List.of("r", "alpha", "a", "b")),
    /** MBG/CNBD-k; k = 1 is MBG/NBD. */
    MBG_CNBD(List.of("r", "alpha", "a", "b"));

    private final List<String> parameters;

    RateFamily(List<String> parameters) {
        this.parameters = parameters;
    }

    List<String> parameters() {
        return parameters;
    }

    RateModel model(int k, double[] values) {
        return switch (this) {
            case NBD -> new Nbd(values[0], values[1]);
            case PARETO_NBD -> new ParetoNbd(values[0], values[1], values[2], values[3]);
            case BG_CNBD -> new BetaGeometric(false, k, values[0], values[1], values[2], values[3]);
            case MBG_CNBD -> new BetaGeometric(true, k, values[0], values[1], values[2], values[3]);
        };
    }

    String label(int k) {
        return switch (this) {
            case NBD -> "NBD";
            case PARETO_NBD -> "Pareto/NBD";
            case BG_CNBD -> k == 1 ? "BG/NBD" : "BG/CNBD-" + k;
            case MBG_CNBD -> k == 1 ? "MBG/NBD" : "MBG/CNBD-" + k;
        };
    }
}
