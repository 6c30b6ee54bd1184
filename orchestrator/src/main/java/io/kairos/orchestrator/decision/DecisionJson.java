package io.kairos.orchestrator.decision;

import io.kairos.orchestrator.platform.JsonText;
import tools.jackson.databind.json.JsonMapper;

/** Reasons and inputs of decisions as JSON. */
final class DecisionJson extends JsonText {
    DecisionJson(JsonMapper others) {
        super(others);
    }

    @Override
    protected void other(Object value) {
        if (value instanceof Reason reason) {
            raw("{\"code\":");
            write(reason.code());
            raw(",\"params\":");
            write(reason.params());
            raw("}");
        } else {
            super.other(value);
        }
    }
}
