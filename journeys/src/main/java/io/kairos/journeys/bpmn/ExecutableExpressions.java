package io.kairos.journeys.bpmn;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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

    /** Delegate of a step that looks a decision up. */
    public static final String DECIDE = "${kairos.decide}";

    /** Delegate of a step that writes a fact about the customer. */
    public static final String PROFILE = "${kairos.profile}";

    /** Delegate of a step that runs another journey. */
    public static final String RUN = "${kairos.run}";

    /** The most ways behind one gateway. */
    public static final int MOST_WAYS = 20;

    private static final String WAY = "way-";
    private static final Map<String, String> CONDITION_BY_PATH = conditions();

    private ExecutableExpressions() {}

    /** Everything the engine may be asked to evaluate. */
    public static Set<String> all() {
        Set<String> all = new HashSet<>(CONDITION_BY_PATH.values());
        all.add(MOMENT);
        all.add(SEND);
        all.add(DECIDE);
        all.add(PROFILE);
        all.add(RUN);
        return Set.copyOf(all);
    }

    /**
     * The path of a flow by its place among those that leave a gateway; what it asks stands in the flow.
     *
     * @param number from 1 to {@link #MOST_WAYS}
     */
    public static String way(int number) {
        return WAY + number;
    }

    /** The number of such a path; empty for the paths with names of their own. */
    public static OptionalInt wayNumber(String path) {
        return path.startsWith(WAY)
                ? OptionalInt.of(Integer.parseInt(path.substring(WAY.length())))
                : OptionalInt.empty();
    }

    /** The condition of a flow, by its path: worth, not-worth, again, enough, has-product, no-product, yes, no, no-answer, or a {@link #way}. */
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
        conditions.put("yes", "${kairos.path.yes}");
        conditions.put("no", "${kairos.path.no}");
        conditions.put("no-answer", "${kairos.path.noAnswer}");
        for (int number = 1; number <= MOST_WAYS; number++) {
            conditions.put(WAY + number, "${kairos.path.way" + number + "}");
        }
        return conditions;
    }
}
