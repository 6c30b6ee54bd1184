package io.kairos.orchestrator.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** All guards, asked in their order about each message: pure and thread-safe. */
@Component
class Panel {
    private final List<Guard> guards;

    Panel(List<Guard> guards) {
        this.guards = List.copyOf(guards);
    }

    /** The most valuable messages first, so that the others know whether those go. */
    Map<UUID, Ruling> judge(List<SendContext> contexts) {
        Map<UUID, Ruling> rulings = new HashMap<>();
        Set<UUID> stopped = new HashSet<>();
        contexts.stream()
                .sorted(Comparator.comparing(Panel::own, Rival.BEST_FIRST))
                .forEach(context -> {
                    Ruling ruling = judge(context.among(without(stopped, context.field())));
                    rulings.put(context.request().dispatchId(), ruling);
                    if (!(ruling.verdict() instanceof Verdict.Allow)) {
                        stopped.add(context.request().dispatchId());
                    }
                });
        return rulings;
    }

    private Ruling judge(SendContext context) {
        List<Verdict> words = new ArrayList<>(guards.size());
        for (Guard guard : guards) {
            words.add(guard.ask(context));
        }
        return Ruling.of(words, context.request().deadline());
    }

    private static Rival own(SendContext context) {
        return context.field().own().orElseThrow();
    }

    private static SendContext.Field without(Set<UUID> stopped, SendContext.Field field) {
        return stopped.isEmpty() || field.rivals().isEmpty()
                ? field
                : new SendContext.Field(
                        field.own(),
                        field.rivals().stream()
                                .filter(rival -> !stopped.contains(rival.dispatchId()))
                                .toList(),
                        field.sent());
    }
}
