package io.kairos.orchestrator.timing;

import java.util.Map;

/**
 * What became of a training and why; the words stand in {@code i18n/timing.properties} under {@code model.<code>}.
 *
 * @param code stable, dashed lower case
 */
record Finding(String code, Map<String, String> params) {
    Finding {
        params = Map.copyOf(params);
    }
}
