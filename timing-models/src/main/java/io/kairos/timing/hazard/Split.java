package io.kairos.timing.hazard;

/**
 * The best question for one leaf.
 *
 * @param gain what it takes off twice the penalised loss; 0 or less: none
 * @param feature code asked for, or {@link Trees#TIME}
 * @param mask as in {@link Trees}
 * @param middle value half way between the children, for a constraint along the steps
 */
record Split(double gain, int feature, long mask, double middle) {

    static final Split NONE = new Split(0, Trees.LEAF, 0, 0);

    Split better(Split other) {
        return other.gain > gain ? other : this;
    }
}
