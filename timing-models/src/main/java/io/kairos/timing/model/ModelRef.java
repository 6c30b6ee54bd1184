package io.kairos.timing.model;

import static java.util.Objects.requireNonNull;

/**
 * Names the model behind a decision.
 *
 * @param id kind and product type, for example {@code lead-time-hazard/hotel}
 * @param version changes whenever the parameters do
 */
public record ModelRef(String id, String version) {

    public ModelRef {
        requireNonNull(id);
        requireNonNull(version);
    }

    @Override
    public String toString() {
        return id + "@" + version;
    }
}
