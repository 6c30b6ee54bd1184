package io.kairos.journeys.bpmn;

import io.kairos.journeys.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Compares a file with the closed list, element by element. */
final class ClosedListCheck {

    static final int MOST_PROBLEMS = 50;

    /** What the engine's tables hold. */
    private static final int LONGEST_NAME = 200;

    private static final Pattern ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,6}(\\.\\d{1,9})?");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}|[a-z]{3,20}|rgba?\\([0-9., ]{5,30}\\)");
    private static final Pattern TIME_TO_LIVE = Pattern.compile("P?\\d{1,4}D?");
    private static final Set<String> NUMBERS = Set.of("x", "y", "width", "height");
    private static final Set<String> FLAGS = Set.of(
            "isExecutable", "isInterrupting", "triggeredByEvent", "isExpanded", "isMarkerVisible", "isHorizontal");
    private static final Set<String> REFERENCES =
            Set.of("sourceRef", "targetRef", "messageRef", "bpmnElement", "default");

    private final List<Problem> problems;
    private final Function<String, Optional<ClosedList.Entry>> list;
    private final Set<String> ids = new HashSet<>();

    ClosedListCheck(List<Problem> problems, Function<String, Optional<ClosedList.Entry>> list) {
        this.problems = problems;
        this.list = list;
    }

    void check(XmlElement element) {
        if (problems.size() >= MOST_PROBLEMS) {
            return;
        }
        ClosedList.Entry entry = list.apply(element.name).orElse(null);
        if (entry == null) {
            problems.add(Refusals.element(element));
            return;
        }
        element.attributes.forEach((name, value) -> attribute(element, entry, name, value));
        text(element, entry);
        if (element.name.equals("bpmn:extensionElements")) {
            properties(element);
        }
        for (XmlElement child : element.children) {
            boolean known = list.apply(child.name).isPresent();
            if (known && !entry.children().contains(child.name)) {
                problems.add(Refusals.misplaced(child, element));
            } else {
                check(child);
            }
        }
    }

    private void attribute(XmlElement element, ClosedList.Entry entry, String name, String value) {
        if (Refusals.holdsExpression(value)) {
            problems.add(Refusals.expression(element, name));
        } else if (!entry.attributes().contains(name)) {
            problems.add(Refusals.attribute(element, name));
        } else if (!fits(name, value)) {
            problems.add(Refusals.value(element, name, value));
        } else if (name.equals("id") && !ids.add(value)) {
            problems.add(Refusals.twice(element, value));
        }
    }

    private static boolean fits(String name, String value) {
        if (name.equals("id") || REFERENCES.contains(name)) {
            return ID.matcher(value).matches();
        }
        if (name.equals("name")) {
            return value.length() <= LONGEST_NAME;
        }
        if (NUMBERS.contains(name)) {
            return NUMBER.matcher(value).matches();
        }
        if (FLAGS.contains(name)) {
            return value.equals("true") || value.equals("false");
        }
        if (name.equals("camunda:historyTimeToLive")) {
            return TIME_TO_LIVE.matcher(value).matches();
        }
        if (name.equals("camunda:versionTag")) {
            return value.length() <= 64;
        }
        if (name.startsWith("bioc:") || name.startsWith("color:")) {
            return COLOUR.matcher(value).matches();
        }
        return true;
    }

    private void text(XmlElement element, ClosedList.Entry entry) {
        String text = element.text.toString();
        if (Refusals.holdsExpression(text)) {
            problems.add(Refusals.expression(element, "text"));
        } else if (!entry.text() && !text.isBlank()) {
            problems.add(Refusals.text(element));
        }
    }

    private void properties(XmlElement extension) {
        Set<String> names = new HashSet<>();
        extension.all().filter(e -> e.name.equals("camunda:property")).forEach(property -> {
            String name = property.attributes.getOrDefault("name", "");
            if (!name.startsWith("kairos.")) {
                problems.add(Refusals.foreignProperty(property, name));
            } else if (!names.add(name)) {
                problems.add(Refusals.twice(property, name));
            }
        });
    }
}
