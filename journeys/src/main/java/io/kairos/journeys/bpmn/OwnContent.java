package io.kairos.journeys.bpmn;

import io.kairos.journeys.Problem;
import io.kairos.journeys.feel.DecisionTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Messages and tables that a journey's file holds itself: written for one step, launched, rolled back and compared with it. They stand
 * for the shared ones that the step names. Thread-safe.
 */
public final class OwnContent {
    /** Languages a message may be written in. */
    public static final List<String> LANGUAGES = List.of("en", "fr");

    static final Set<String> SENDING = Set.of(
            StepProperties.SEND_CHANNEL,
            StepProperties.SEND_TEMPLATE,
            StepProperties.SEND_TOPIC,
            StepProperties.LATE_LIMIT,
            StepProperties.LATE_THEN,
            StepProperties.SEND_WORDS + "en",
            StepProperties.SEND_WORDS + "fr");

    private static final Pattern OUTPUT = Pattern.compile("<output\\b[^>]*?\\sname=\"([^\"]*)\"");
    private static final int KEPT = 200;
    private static final Map<String, DecisionTable> TABLES = new ConcurrentHashMap<>();

    private OwnContent() {}

    /** The step's own message, as files of parts by language tag; empty where it sends a shared one. */
    public static Map<String, String> words(Map<String, String> properties) {
        Map<String, String> words = new TreeMap<>();
        for (String language : LANGUAGES) {
            Optional.ofNullable(properties.get(StepProperties.SEND_WORDS + language))
                    .filter(text -> !text.isBlank())
                    .ifPresent(text -> words.put(language, text));
        }
        return words;
    }

    /** The step's own decision table. */
    public static Optional<DecisionTable> table(Step step) {
        return step.property(StepProperties.DECIDE_RULES)
                .filter(dmn -> !dmn.isBlank())
                .flatMap(OwnContent::table);
    }

    static Optional<String> rules(XmlElement node) {
        return Optional.ofNullable(node.properties().get(StepProperties.DECIDE_RULES))
                .filter(dmn -> !dmn.isBlank());
    }

    /** What it decides, even where something else is wrong with it. */
    static Set<String> outputs(String dmn) {
        return OUTPUT.matcher(dmn).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    /** Says at the step what is wrong with its own table. */
    static void check(XmlElement node, JourneyProblems problems) {
        if (compiled(rules(node).orElseThrow()) instanceof TableResult.Refused refused) {
            refused.problems()
                    .forEach(problem -> problems.all()
                            .add(Problem.error(problem.code(), node.place(), problem.message(), problem.remedy())));
        }
    }

    private static Optional<DecisionTable> table(String dmn) {
        DecisionTable known = TABLES.get(dmn);
        if (known != null) {
            return Optional.of(known);
        }
        if (!(compiled(dmn) instanceof TableResult.Usable usable)) {
            return Optional.empty();
        }
        if (TABLES.size() >= KEPT) {
            TABLES.clear();
        }
        TABLES.put(dmn, usable.table());
        return Optional.of(usable.table());
    }

    private static TableResult compiled(String dmn) {
        return TableCompiler.compile("table", dmn.getBytes(StandardCharsets.UTF_8));
    }
}
