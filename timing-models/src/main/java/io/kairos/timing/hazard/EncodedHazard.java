package io.kairos.timing.hazard;

/** A model whose features go through a dictionary: what boosted trees and the ridge regression share. */
abstract sealed class EncodedHazard implements HazardModel permits BoostedHazard, RidgeHazard {

    private final Dictionary dictionary;
    private final Steps steps;

    EncodedHazard(Dictionary dictionary, Steps steps) {
        this.dictionary = dictionary;
        this.steps = steps;
    }

    @Override
    public final HazardSchema schema() {
        return dictionary.schema();
    }

    @Override
    public final Steps steps() {
        return steps;
    }

    final Dictionary dictionary() {
        return dictionary;
    }
}
