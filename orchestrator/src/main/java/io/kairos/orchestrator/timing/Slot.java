package io.kairos.orchestrator.timing;

/**
 * The place one model at a time is live in.
 *
 * @param productType id, or {@link #ALL}
 * @param family of the recipe
 */
record Slot(String productType, String family) {
    /** Stands for every product type. */
    static final String ALL = "*";

    @Override
    public String toString() {
        return family + " of " + productType;
    }
}
