package io.kairos.journeys.bpmn;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The only expressions an executable journey holds. The engine's expression manager accepts these very strings and no other;
 * what they need to know they read from the {@code kairos.*} properties of the step they stand on.
 */
public final class ExecutableExpressions {

    /** Due instant of a wait. */
    public static final String MOMENT = "${kairos.moment}";

    /** Delegate of a send step. */
    public static final String SEND = "${kairos.send}";

    private static final Map<String, String> CONDITION_BY_PATH = conditions();

    private ExecutableExpressions() {}

    /** Everything the engine may be asked to evaluate. */
    public static Set<String> all() {
        Set<String> all = new HashSet<>(CONDITION_BY_PATH.values());
        all.add(MOMENT);
        all.add(SEND);
        return Set.copyOf(all);
    }

    /** The condition of a flow, by its {@code kairos.path}: worth, not-worth, again, enough, has-product or no-product. */
    public static Optional<String> condition(String path) {
        return Optional.ofNullable(CONDITION_BY_PATH.get(path));
    }

    /** The {@code kairos.path} whose condition this is. */
    public static Optional<String> path(String condition) {
        return CONDITION_BY_PATH.entrySet().stream()
                .filter(entry -> entry.getValue().equals(condition))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Map<String, String> conditions() {
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("worth", "${kairos.path.worth}");
        conditions.put("not-worth", "${kairos.path.notWorth}");
        conditions.put("again", "${kairos.path.again}");
        conditions.put("enough", "${kairos.path.enough}");
        conditions.put("has-product", "${kairos.path.hasProduct}");
        conditions.put("no-product", "${kairos.path.noProduct}");
        return conditions;
    }
}
