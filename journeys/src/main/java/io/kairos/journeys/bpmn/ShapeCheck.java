package io.kairos.journeys.bpmn;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that the steps of a journey hang together: one start, no dead ends, nothing unreachable, no endless loop. */
final class ShapeCheck {

    private final JourneyProblems problems;

    ShapeCheck(JourneyProblems problems) {
        this.problems = problems;
    }

    void check(Draft draft) {
        scope(draft.process(), draft.graph());
        loops(draft.graph());
        Set<String> seen = new HashSet<>();
        for (Draft.WayOut wayOut : draft.waysOut()) {
            wayOut(wayOut);
            wayOut.message()
                    .filter(message -> !seen.add(message))
                    .ifPresent(message -> problems.simply(
                            "TWO_WAYS_OUT",
                            wayOut.element(),
                            "A second sub-process waits for the message '" + message + "'.",
                            "Un second sous-processus attend le message « " + message + " ».",
                            "Keep one of them.",
                            "N'en gardez qu'un."));
        }
    }

    private void wayOut(Draft.WayOut wayOut) {
        XmlElement sub = wayOut.element();
        boolean onEvent =
                sub.attributes.getOrDefault("triggeredByEvent", "false").equals("true");
        boolean known = wayOut.message()
                .filter(m -> m.equals(StepProperties.PURCHASE_MESSAGE) || m.equals(StepProperties.STOP_MESSAGE))
                .isPresent();
        boolean onlyLeaves = wayOut.graph().nodes.values().stream()
                .allMatch(n -> n.name.equals("bpmn:startEvent") || n.name.equals("bpmn:endEvent"));
        if (!onEvent || !known || !onlyLeaves) {
            problems.simply(
                    "NOT_A_WAY_OUT",
                    sub,
                    "A sub-process must be an event sub-process that a message 'purchase' or 'stop' starts and that only ends.",
                    "Un sous-processus doit être événementiel, démarré par un message « purchase » ou « stop », et seulement finir.",
                    "Make it: message start event, flow, end event.",
                    "Composez-le ainsi : début par message, flux, fin.");
        }
        scope(sub, wayOut.graph());
    }

    private void scope(XmlElement scope, FlowGraph graph) {
        List<XmlElement> starts = graph.nodes("bpmn:startEvent");
        boolean isProcess = scope.name.equals("bpmn:process");
        if (starts.size() != 1 || graph.hasIncoming(starts.get(0).id())) {
            problems.simply(
                    "ONE_START",
                    scope,
                    "There must be exactly one start event, and no flow may lead back to it.",
                    "Il doit y avoir exactement un événement de début, et aucun flux ne peut y revenir.",
                    "Keep one start event.",
                    "Gardez un seul événement de début.");
            return;
        }
        start(starts.get(0), isProcess);
        flows(graph);
        graph.nodes.values().forEach(node -> node(node, graph));
        Set<String> reachable = graph.reachable(starts.get(0).id());
        graph.nodes.values().stream()
                .filter(node -> !reachable.contains(node.id()))
                .forEach(problems::unreachable);
    }

    private void start(XmlElement start, boolean ofProcess) {
        long messages = start.children("bpmn:messageEventDefinition").count();
        boolean interrupts =
                !start.attributes.getOrDefault("isInterrupting", "true").equals("false");
        if (messages != (ofProcess ? 0 : 1) || !interrupts) {
            problems.simply(
                    "WRONG_START",
                    start,
                    "A journey starts with a plain event, a way out with one interrupting message event.",
                    "Un parcours commence par un événement simple, une sortie par un événement message interruptif.",
                    "Change the type of the start event.",
                    "Changez le type de l'événement de début.");
        }
    }

    private void flows(FlowGraph graph) {
        for (XmlElement flow : graph.flows) {
            if (!graph.nodes.containsKey(FlowGraph.source(flow)) || !graph.nodes.containsKey(FlowGraph.target(flow))) {
                problems.looseFlow(flow);
            }
        }
    }

    private void node(XmlElement node, FlowGraph graph) {
        int out = graph.outgoing(node.id()).size();
        boolean end = node.name.equals("bpmn:endEvent");
        if (node.id().isEmpty()) {
            problems.simply(
                    "NO_ID",
                    node,
                    "The step has no id.",
                    "L'étape n'a pas d'identifiant.",
                    "Give it one, such as send_reminder.",
                    "Donnez-lui-en un, tel que send_reminder.");
        } else if (end && out > 0) {
            problems.simply(
                    "END_GOES_ON",
                    node,
                    "A flow leaves this end event.",
                    "Un flux quitte cet événement de fin.",
                    "Delete the flow.",
                    "Supprimez le flux.");
        } else if (!end && out == 0) {
            problems.deadEnd(node);
        } else if (out > 1 && !node.name.endsWith("Gateway")) {
            problems.split(node);
        }
    }

    /** A loop over another reminder ends with its cap, one over derived products when there is none left. */
    private void loops(FlowGraph graph) {
        graph.loop(flow -> !isCapped(flow), node -> true).ifPresent(problems::loopWithoutCap);
        graph.loop(flow -> true, node -> !node.name.equals("bpmn:intermediateCatchEvent"))
                .ifPresent(problems::loopWithoutWait);
    }

    private static boolean isCapped(XmlElement flow) {
        String path = flow.properties().getOrDefault(StepProperties.PATH, "");
        return path.equals("again") || path.equals("has-product");
    }
}
