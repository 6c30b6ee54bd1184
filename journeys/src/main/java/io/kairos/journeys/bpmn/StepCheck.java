package io.kairos.journeys.bpmn;

import io.kairos.journeys.Text;
import io.kairos.journeys.bpmn.Journey.Entry;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks what each step says of itself. */
final class StepCheck {

    private static final Set<String> RULED =
            Set.of(StepProperties.DURATION, StepProperties.DATE, StepProperties.CUSTOMER, StepProperties.COLLEAGUE);
    private static final String TOPIC = "[a-z][a-z0-9-]{0,62}";

    private final JourneyProblems problems;
    private final ValueCheck values;
    private final Surroundings surroundings;
    private final Set<String> channels;
    private final Set<String> templates;
    private final Entry entry;

    StepCheck(JourneyProblems problems, Surroundings surroundings, Entry entry) {
        this.problems = problems;
        this.values = new ValueCheck(problems);
        this.surroundings = surroundings;
        this.channels = surroundings.channels();
        this.templates = surroundings.templates();
        this.entry = entry;
    }

    void check(Draft draft) {
        FlowGraph graph = draft.graph();
        onlyKnown(draft.process(), Set.of(StepProperties.ENTRY));
        graph.nodes("bpmn:startEvent").forEach(node -> onlyKnown(node, Set.of()));
        graph.nodes("bpmn:endEvent").forEach(this::ending);
        graph.nodes("bpmn:intermediateCatchEvent").forEach(this::waiting);
        graph.nodes("bpmn:serviceTask")
                .forEach(node -> working(node, draft.process().id()));
        graph.nodes("bpmn:businessRuleTask").forEach(this::deciding);
        new GatewayCheck(problems, surroundings.tables()).check(graph);
        graph.nodes.values().stream()
                .filter(node -> !node.name.endsWith("Gateway"))
                .flatMap(node -> graph.outgoing(node.id()).stream())
                .forEach(flow -> onlyKnown(flow, Set.of()));
        draft.waysOut().forEach(wayOut -> {
            onlyKnown(wayOut.element(), Set.of());
            wayOut.graph().nodes.values().stream()
                    .filter(node -> !node.name.equals("bpmn:endEvent"))
                    .forEach(node -> onlyKnown(node, Set.of()));
            wayOut.graph().nodes("bpmn:endEvent").forEach(this::ending);
            wayOut.graph().flows.forEach(flow -> onlyKnown(flow, Set.of()));
        });
        if (graph.nodes("bpmn:serviceTask").stream().allMatch(node -> work(node) == Step.Kind.PROFILE)) {
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
        boolean modelled = graph.nodes("bpmn:intermediateCatchEvent").stream()
                .anyMatch(node ->
                        StepProperties.BEST_MOMENT.equals(node.properties().get(StepProperties.WAIT)));
        return entry == Entry.PURCHASE
                || !modelled
                || graph.flows.stream()
                        .anyMatch(f -> f.properties()
                                .getOrDefault(StepProperties.PATH, "")
                                .equals("worth"));
    }

    private void ending(XmlElement node) {
        if (node.properties().containsKey(StepProperties.OUTCOME)) {
            values.of(node, "kairos.outcome");
        } else {
            onlyKnown(node, Set.of());
        }
    }

    private void working(XmlElement node, String process) {
        switch (work(node)) {
            case PROFILE -> values.of(node, "kairos.profile");
            case RUN -> running(node, process);
            default -> sending(node);
        }
    }

    private void running(XmlElement node, String process) {
        values.of(node, "kairos.run");
        if (process.equals(node.properties().get(StepProperties.RUN_JOURNEY))) {
            problems.simply(
                    "RUNS_ITSELF",
                    node,
                    "The journey runs itself.",
                    "Le parcours se lance lui-même.",
                    "Choose another journey, or lead a flow back to an earlier step.",
                    "Choisissez un autre parcours, ou ramenez un flux à une étape précédente.");
        }
    }

    /** What a service task does: a fact about the customer, another journey, else a message. */
    static Step.Kind work(XmlElement node) {
        if (node.properties().containsKey(StepProperties.RUN_JOURNEY)
                || "kairos.run".equals(node.attributes.get("camunda:modelerTemplate"))) {
            return Step.Kind.RUN;
        }
        boolean profiles = node.properties().containsKey(StepProperties.PROFILE_TRAIT)
                || node.properties().containsKey(StepProperties.PROFILE_VALUE);
        return profiles ? Step.Kind.PROFILE : Step.Kind.SEND;
    }

    private void deciding(XmlElement node) {
        values.of(node, "kairos.decide");
        String table = node.properties().getOrDefault(StepProperties.DECIDE_TABLE, "");
        if (OwnContent.rules(node).isPresent()) {
            OwnContent.check(node, problems);
        } else if (!table.isBlank() && !surroundings.tables().containsKey(table)) {
            String known = String.join(
                    ", ", surroundings.tables().keySet().stream().sorted().toList());
            problems.simply(
                    "UNKNOWN_TABLE",
                    node,
                    "There is no decision table '" + shown(table) + "'.",
                    "Il n'y a pas de table de décision « " + shown(table) + " ».",
                    "Use one of: " + known + ".",
                    "Utilisez l'une de : " + known + ".");
        }
    }

    private void waiting(XmlElement node) {
        String wait = node.properties().getOrDefault(StepProperties.WAIT, "");
        boolean hears = wait.equals(StepProperties.CUSTOMER);
        definition(node, hears);
        String modelled = entry == Entry.NEED ? StepProperties.BEST_MOMENT : StepProperties.DERIVED_PRODUCT;
        if (RULED.contains(wait)) {
            values.of(node, "kairos.wait." + wait);
            timeOfDay(node);
            return;
        }
        onlyKnown(node, Set.of(StepProperties.WAIT));
        String allowed = modelled + " | " + StepProperties.DURATION + " | " + StepProperties.DATE + " | "
                + StepProperties.CUSTOMER + " | " + StepProperties.COLLEAGUE;
        if (wait.isBlank()) {
            problems.missingProperty(node, StepProperties.WAIT, "WAIT_WITHOUT_MOMENT", allowed);
        } else if (!wait.equals(modelled)) {
            problems.badProperty(node, StepProperties.WAIT, wait, allowed);
        }
    }

    private void definition(XmlElement node, boolean hears) {
        String wanted = hears ? "bpmn:messageEventDefinition" : "bpmn:timerEventDefinition";
        long definitions = node.children.stream()
                .filter(child -> child.name.endsWith("EventDefinition"))
                .count();
        if (definitions == 1 && node.children(wanted).count() == 1) {
            return;
        }
        if (hears) {
            problems.simply(
                    "NOT_A_MESSAGE",
                    node,
                    "This event waits for the customer but is no message event.",
                    "Cet événement attend le client mais n'est pas un événement message.",
                    "Change its type to message.",
                    "Changez son type en message.");
        } else {
            problems.simply(
                    "NOT_A_TIMER",
                    node,
                    "This intermediate event is no timer.",
                    "Cet événement intermédiaire n'est pas un minuteur.",
                    "Change its type to timer.",
                    "Changez son type en minuteur.");
        }
    }

    /** Who waits minutes or hours cannot wait for a time of day as well. */
    private void timeOfDay(XmlElement node) {
        String unit = node.properties().getOrDefault("kairos.wait.unit", "");
        String at = node.properties().getOrDefault("kairos.wait.at", "");
        if (!at.isBlank() && (unit.equals("minutes") || unit.equals("hours"))) {
            problems.badProperty(
                    node,
                    "kairos.wait.at",
                    at,
                    new Text("nothing, or the unit to days or weeks", "rien, ou choisissez des jours ou des semaines"));
        }
    }

    private void sending(XmlElement node) {
        onlyKnown(node, OwnContent.SENDING);
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
                    "There is no message '" + shown(template) + "'.",
                    "Il n'y a pas de message « " + shown(template) + " ».",
                    "Use one of: " + known + ".",
                    "Utilisez l'un de : " + known + ".");
        }
    }

    private static boolean isDerived(String value) {
        return value.equals(StepProperties.DERIVED_PRODUCT);
    }

    private void onlyKnown(XmlElement element, Set<String> known) {
        values.onlyKnown(element, known);
    }

    private static String shown(String text) {
        return text.length() > 64 ? text.substring(0, 64) : text;
    }
}
