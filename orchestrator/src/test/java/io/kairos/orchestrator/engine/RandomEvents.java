package io.kairos.orchestrator.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The events a random process waits for: their definitions, and the names a history can use. */
final class RandomEvents {
    private final RandomGenerator random;
    private final StringBuilder declarations = new StringBuilder();
    private final Set<String> messages = new LinkedHashSet<>();
    private final Set<String> signals = new LinkedHashSet<>();
    private final List<String> timers = new ArrayList<>();

    RandomEvents(RandomGenerator random) {
        this.random = random;
    }

    /** What stands before the process. */
    String declarations() {
        return declarations.toString();
    }

    List<String> messages() {
        return List.copyOf(messages);
    }

    List<String> signals() {
        return List.copyOf(signals);
    }

    /** Elements with a timer of their own. */
    List<String> timers() {
        return List.copyOf(timers);
    }

    /** A timer, a message or a signal. */
    String any(String id, boolean mayRepeat) {
        return switch (random.nextInt(mayRepeat ? 5 : 4)) {
            case 0, 1 -> timer(id);
            case 2 -> message(id);
            case 3 -> signal(id);
            default -> {
                timers.add(id);
                yield "<timerEventDefinition><timeCycle xsi:type='tFormalExpression'>R2/PT%dM</timeCycle></timerEventDefinition>"
                        .formatted(5 + random.nextInt(40));
            }
        };
    }

    String timer(String id) {
        timers.add(id);
        return "<timerEventDefinition><timeDuration xsi:type='tFormalExpression'>PT%dM</timeDuration></timerEventDefinition>"
                .formatted(1 + random.nextInt(60));
    }

    String message(String id) {
        return "<messageEventDefinition messageRef='%s'/>".formatted(messageId(id));
    }

    String messageId(String id) {
        var name = "message_" + id;
        messages.add(name);
        declarations.append("<message id='ref_%s' name='%s'/>\n".formatted(name, name));
        return "ref_" + name;
    }

    String signal(String id) {
        var name = "signal_" + id;
        signals.add(name);
        declarations.append("<signal id='ref_%s' name='%s'/>\n".formatted(name, name));
        return "<signalEventDefinition signalRef='ref_%s'/>".formatted(name);
    }
}
