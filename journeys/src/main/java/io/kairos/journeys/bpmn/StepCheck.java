package io.kairos.journeys.bpmn;

import io.kairos.journeys.Text;
import io.kairos.journeys.bpmn.Journey.Entry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks what each step says of itself. */
final class StepCheck {

    private static final List<Set<String>> QUESTIONS =
            List.of(Set.of("worth", "not-worth"), Set.of("again", "enough"), Set.of("has-product", "no-product"));
    private static final String TOPIC = "[a-z][a-z0-9-]{0,62}";

    private final JourneyProblems problems;
    private final Set<String> channels;
    private final Set<String> templates;
    private final Entry entry;

    StepCheck(JourneyProblems problems, Set<String> channels, Set<String> templates, Entry entry) {
        this.problems = problems;
        this.channels = channels;
        this.templates = templates;
        this.entry = entry;
    }

    void check(Draft draft) {
        FlowGraph graph = draft.graph();
        onlyKnown(draft.process(), Set.of(StepProperties.ENTRY));
        graph.nodes("bpmn:startEvent").forEach(node -> onlyKnown(node, Set.of()));
        graph.nodes("bpmn:endEvent").forEach(node -> onlyKnown(node, Set.of()));
        graph.nodes("bpmn:intermediateCatchEvent").forEach(this::waiting);
        graph.nodes("bpmn:serviceTask").forEach(this::sending);
        graph.nodes("bpmn:exclusiveGateway").forEach(node -> gateway(node, graph));
        graph.nodes.values().stream()
                .filter(node -> !node.name.equals("bpmn:exclusiveGateway"))
                .flatMap(node -> graph.outgoing(node.id()).stream())
                .forEach(flow -> onlyKnown(flow, Set.of()));
        draft.waysOut().forEach(wayOut -> {
            onlyKnown(wayOut.element(), Set.of());
            wayOut.graph().nodes.values().forEach(node -> onlyKnown(node, Set.of()));
            wayOut.graph().flows.forEach(flow -> onlyKnown(flow, Set.of()));
        });
        if (graph.nodes("bpmn:serviceTask").isEmpty()) {
            problems.simply(
                    "NOTHING_TO_SEND",
                    draft.process(),
                    "The journey sends nothing.",
                    "Le parcours n'envoie rien.",
                    "Add a service task with kairos.send.channel, kairos.send.template and kairos.send.topic.",
                    "Ajoutez une tâche de service avec kairos.send.channel, kairos.send.template et kairos.send.topic.");
        }
        waysOut(draft);
        if (!asksWhetherWorth(graph)) {
            problems.warning(
                    "NEVER_ASKS_WORTH",
                    draft.process(),
                    new Text(
                            "The journey sends even when a message is worth less than it costs.",
                            "Le parcours envoie même quand un message rapporte moins qu'il ne coûte."),
                    new Text(
                            "Put a gateway with the paths worth and not-worth before the send step.",
                            "Placez avant l'envoi une passerelle avec les voies worth et not-worth."));
        }
    }

    private void waysOut(Draft draft) {
        Set<String> messages =
                draft.waysOut().stream().flatMap(w -> w.message().stream()).collect(Collectors.toSet());
        if (entry == Entry.NEED && !messages.contains(StepProperties.PURCHASE_MESSAGE)) {
            problems.noWayOut(draft.process(), StepProperties.PURCHASE_MESSAGE);
        }
        if (!messages.contains(StepProperties.STOP_MESSAGE)) {
            problems.noWayOut(draft.process(), StepProperties.STOP_MESSAGE);
        }
    }

    private boolean asksWhetherWorth(FlowGraph graph) {
        return entry == Entry.PURCHASE
                || graph.flows.stream()
                        .anyMatch(f -> f.properties()
                                .getOrDefault(StepProperties.PATH, "")
                                .equals("worth"));
    }

    private void waiting(XmlElement node) {
        onlyKnown(node, Set.of(StepProperties.WAIT));
        if (node.children("bpmn:timerEventDefinition").count() != 1) {
            problems.simply(
                    "NOT_A_TIMER",
                    node,
                    "This intermediate event is no timer.",
                    "Cet événement intermédiaire n'est pas un minuteur.",
                    "Change its type to timer.",
                    "Changez son type en minuteur.");
        }
        String allowed = entry == Entry.NEED ? StepProperties.BEST_MOMENT : StepProperties.DERIVED_PRODUCT;
        String wait = node.properties().get(StepProperties.WAIT);
        if (wait == null) {
            problems.missingProperty(node, StepProperties.WAIT, "WAIT_WITHOUT_MOMENT", allowed);
        } else if (!wait.equals(allowed)) {
            problems.badProperty(node, StepProperties.WAIT, wait, allowed);
        }
    }

    private void sending(XmlElement node) {
        onlyKnown(
                node,
                Set.of(
                        StepProperties.SEND_CHANNEL,
                        StepProperties.SEND_TEMPLATE,
                        StepProperties.SEND_TOPIC,
                        StepProperties.LATE_LIMIT,
                        StepProperties.LATE_THEN));
        LatenessCheck.check(node, entry, problems);
        Map<String, String> properties = node.properties();
        String channel = properties.getOrDefault(StepProperties.SEND_CHANNEL, "");
        String known = StepProperties.BEST_CHANNEL + ", "
                + String.join(", ", channels.stream().sorted().toList());
        if (channel.isBlank()) {
            problems.missingProperty(node, StepProperties.SEND_CHANNEL, "SEND_WITHOUT_CHANNEL", known);
        } else if (!channel.equals(StepProperties.BEST_CHANNEL) && !channels.contains(channel)) {
            problems.badProperty(node, StepProperties.SEND_CHANNEL, channel, known);
        }
        template(node, properties.getOrDefault(StepProperties.SEND_TEMPLATE, ""));
        String topic = properties.getOrDefault(StepProperties.SEND_TOPIC, "");
        if (topic.isBlank()) {
            problems.missingProperty(node, StepProperties.SEND_TOPIC, "SEND_WITHOUT_TOPIC", "reminders");
        } else if (!topic.matches(TOPIC) || isDerived(topic) && entry == Entry.NEED) {
            problems.badProperty(node, StepProperties.SEND_TOPIC, topic, "reminders");
        }
    }

    private void template(XmlElement node, String template) {
        String known = String.join(", ", templates.stream().sorted().toList());
        if (template.isBlank()) {
            problems.missingProperty(node, StepProperties.SEND_TEMPLATE, "SEND_WITHOUT_TEMPLATE", known);
        } else if (isDerived(template) ? entry == Entry.NEED : !templates.contains(template)) {
            problems.simply(
                    "UNKNOWN_TEMPLATE",
                    node,
                    "There is no message '" + (template.length() > 64 ? template.substring(0, 64) : template) + "'.",
                    "Il n'y a pas de message « " + (template.length() > 64 ? template.substring(0, 64) : template)
                            + " ».",
                    "Use one of: " + known + ".",
                    "Utilisez l'un de : " + known + ".");
        }
    }

    private static boolean isDerived(String value) {
        return value.equals(StepProperties.DERIVED_PRODUCT);
    }

    private void gateway(XmlElement node, FlowGraph graph) {
        List<XmlElement> out = graph.outgoing(node.id());
        out.forEach(flow -> onlyKnown(flow, Set.of(StepProperties.PATH)));
        Set<String> paths = out.stream()
                .map(flow -> flow.properties().getOrDefault(StepProperties.PATH, ""))
                .collect(Collectors.toSet());
        boolean merges = out.size() == 1 && paths.equals(Set.of(""));
        if (!merges && (out.size() != 2 || !QUESTIONS.contains(paths))) {
            problems.badGateway(node);
        }
        if (!paths.contains("again")) {
            onlyKnown(node, Set.of());
            return;
        }
        onlyKnown(node, Set.of(StepProperties.REMIND_MAX));
        String max = node.properties().getOrDefault(StepProperties.REMIND_MAX, "");
        if (max.isBlank()) {
            problems.missingProperty(node, StepProperties.REMIND_MAX, "REMINDERS_WITHOUT_CAP", "1 - 20");
        } else if (!max.matches("[1-9]|1\\d|20")) {
            problems.badProperty(node, StepProperties.REMIND_MAX, max, "1 - 20");
        }
    }

    private void onlyKnown(XmlElement element, Set<String> known) {
        for (String name : element.properties().keySet()) {
            if (!known.contains(name) && !name.equals(StepProperties.NAME_FR)) {
                problems.simply(
                        "UNKNOWN_PROPERTY",
                        element,
                        "'" + name + "' means nothing on this element.",
                        "« " + name + " » n'a pas de sens sur cet élément.",
                        "Remove it. Known here: " + StepProperties.NAME_FR + more(known) + ".",
                        "Supprimez-la. Connues ici : " + StepProperties.NAME_FR + more(known) + ".");
            }
        }
    }

    private static String more(Set<String> known) {
        return known.stream().sorted().map(name -> ", " + name).collect(Collectors.joining());
    }
}
