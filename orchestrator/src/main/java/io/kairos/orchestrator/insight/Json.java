package io.kairos.orchestrator.insight;

import io.kairos.orchestrator.decision.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON columns. */
@Component
class Json {

    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final JsonMapper mapper;

    Json(JsonMapper mapper) {
        this.mapper = mapper;
    }

    Facts facts(String object) {
        return new Facts(mapper.readValue(object, OBJECT));
    }

    /** The reasons of a decision row, from its column {@code reasons}. */
    static List<Reason> reasons(Facts decision) {
        return decision.list("reasons").stream()
                .filter(Map.class::isInstance)
                .map(reason -> reason((Map<?, ?>) reason))
                .toList();
    }

    private static Reason reason(Map<?, ?> stored) {
        Map<String, String> params = new HashMap<>();
        if (stored.get("params") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> params.put(String.valueOf(name), String.valueOf(value)));
        }
        return new Reason(String.valueOf(stored.get("code")), params);
    }
}
