package io.kairos.orchestrator.message;

import io.kairos.journeys.message.MessageTemplates;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** A message as it was written, to begin a step's own from. */
@Component
class Sources {
    /** Longest row of reminders a journey may have. */
    private static final int ROUNDS = 20;

    private final MessageTemplates templates;

    Sources(MessageTemplates templates) {
        this.templates = templates;
    }

    /**
     * @param id the message that the name stands for first
     * @param languages its files of parts, by language tag
     * @param all every message the name stands for, over product types and rounds
     */
    record Source(String template, String id, Map<String, String> languages, Set<String> all) {}

    Source of(String name, Optional<String> productType) {
        Set<String> all = new TreeSet<>();
        productType.ifPresent(type -> {
            for (int round = 1; round <= ROUNDS; round++) {
                templates.idFor(name, type, round).ifPresent(all::add);
            }
        });
        if (all.isEmpty()) {
            templates.ids().stream()
                    .filter(id -> id.equals(name) || ofRound(id, name))
                    .forEach(all::add);
        }
        String id = productType
                .flatMap(type -> templates.idFor(name, type, 1))
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> new ProblemException(Problem.at(404, "template-unknown", "template")
                        .with("template", name.length() > 60 ? name.substring(0, 60) : name)
                        .with("known", String.join(", ", new TreeSet<>(templates.names())))));
        return new Source(name, id, templates.source(id), all);
    }

    private static boolean ofRound(String id, String name) {
        return id.startsWith(name + "-") && id.substring(name.length() + 1).matches("\\d{1,2}");
    }
}
