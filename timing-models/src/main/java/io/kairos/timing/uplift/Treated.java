package io.kairos.timing.uplift;

/**
 * A customer of a randomised test.
 *
 * @param features known before the treatment, finite, the same for everybody; categories as 0 and 1
 * @param arm what chance gave her, the control included
 * @param converted whether she did what the message is for
 */
public record Treated(double[] features, String arm, boolean converted) {

    public Treated {
        for (int i = 0; i < features.length; i++)
            if (!Double.isFinite(features[i]))
                throw new IllegalArgumentException("feature " + i + " is not a finite number: " + features[i]);
        features = features.clone();
    }

    @Override
    public double[] features() {
        return features.clone();
    }
}
