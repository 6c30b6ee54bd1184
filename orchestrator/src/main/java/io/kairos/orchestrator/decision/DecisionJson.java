package io.kairos.orchestrator.decision;

import io.kairos.orchestrator.platform.JsonText;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Reasons and inputs of decisions as JSON. */
final class DecisionJson extends JsonText {
    DecisionJson(JsonMapper others) {
        super(others);
    }

    @Override
    protected void other(Object value) {
        if (value instanceof Reason reason) {
            write(Map.of("code", reason.code(), "params", reason.params()));
        } else {
            super.other(value);
        }
    }
}
