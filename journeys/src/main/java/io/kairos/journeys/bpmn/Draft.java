package io.kairos.journeys.bpmn;

import io.kairos.journeys.bpmn.Journey.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A file that passed the closed list, as the sense checks see it. */
record Draft(XmlElement definitions, XmlElement process, FlowGraph graph, List<WayOut> waysOut) {

    /** An event sub-process. */
    record WayOut(XmlElement element, FlowGraph graph, Optional<String> message) {}

    static Optional<Draft> of(XmlElement definitions, JourneyProblems problems) {
        List<XmlElement> processes = definitions.children("bpmn:process").toList();
        if (processes.size() != 1 || processes.get(0).id().isEmpty()) {
            problems.simply(
                    "ONE_PROCESS",
                    definitions,
                    "The file must hold exactly one process, with an id.",
                    "Le fichier doit contenir exactement un processus, avec un identifiant.",
                    "Keep one process in the file.",
                    "Gardez un seul processus dans le fichier.");
            return Optional.empty();
        }
        XmlElement process = processes.get(0);
        Map<String, String> messages = definitions
                .children("bpmn:message")
                .collect(Collectors.toMap(XmlElement::id, m -> m.attributes.getOrDefault("name", ""), (a, b) -> a));
        List<WayOut> waysOut = process.children("bpmn:subProcess")
                .map(sub -> new WayOut(sub, new FlowGraph(sub), message(sub, messages)))
                .toList();
        return Optional.of(new Draft(definitions, process, new FlowGraph(process), waysOut));
    }

    Optional<Entry> entry() {
        String entry = process.properties().getOrDefault(StepProperties.ENTRY, "");
        return switch (entry) {
            case "need" -> Optional.of(Entry.NEED);
            case "purchase" -> Optional.of(Entry.PURCHASE);
            default -> Optional.empty();
        };
    }

    private static Optional<String> message(XmlElement sub, Map<String, String> messages) {
        return sub.children("bpmn:startEvent")
                .flatMap(start -> start.children("bpmn:messageEventDefinition"))
                .map(definition -> messages.getOrDefault(definition.attributes.getOrDefault("messageRef", ""), ""))
                .findFirst();
    }
}
