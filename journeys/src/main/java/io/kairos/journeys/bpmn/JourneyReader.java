package io.kairos.journeys.bpmn;

import io.kairos.journeys.Text;
import io.kairos.journeys.bpmn.Journey.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the steps of a checked draft. */
final class JourneyReader {

    private final JourneyProblems problems;

    private JourneyReader(JourneyProblems problems) {
        this.problems = problems;
    }

    static Journey read(Draft draft, Entry entry, JourneyProblems problems) {
        JourneyReader reader = new JourneyReader(problems);
        List<Step> steps = new ArrayList<>(reader.steps(draft.graph(), Optional.empty()));
        for (Draft.WayOut wayOut : draft.waysOut()) {
            steps.addAll(reader.steps(wayOut.graph(), wayOut.message()));
        }
        XmlElement process = draft.process();
        String version = process.attributes.getOrDefault("camunda:versionTag", "1");
        return new Journey(process.id(), reader.names(process), version, entry, steps);
    }

    private List<Step> steps(FlowGraph graph, Optional<String> message) {
        String start = graph.nodes("bpmn:startEvent").get(0).id();
        List<Step> steps = new ArrayList<>();
        for (String id : graph.reachable(start)) {
            XmlElement node = Optional.ofNullable(graph.nodes.get(id)).orElseThrow();
            Map<String, String> properties = new HashMap<>(node.properties());
            properties.remove(StepProperties.NAME_FR);
            Step.Kind kind = kind(node, message);
            if (kind == Step.Kind.STOP) {
                message.ifPresent(m -> properties.put(StepProperties.MESSAGE, m));
            }
            if (kind == Step.Kind.WAIT) {
                nextSend(graph, id).ifPresent(send -> properties.put(StepProperties.SENDS, send));
            }
            steps.add(new Step(id, names(node), kind, properties, ways(graph, id)));
        }
        return steps;
    }

    /** The send step a token meets first after a wait, if it meets one before the next wait. */
    private static Optional<String> nextSend(FlowGraph graph, String wait) {
        Set<String> seen = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(wait));
        while (!next.isEmpty()) {
            for (XmlElement flow : graph.outgoing(next.remove())) {
                String target = FlowGraph.target(flow);
                XmlElement node = graph.nodes.get(target);
                if (node == null || node.name.equals("bpmn:intermediateCatchEvent")) {
                    continue;
                }
                if (node.name.equals("bpmn:serviceTask") && StepCheck.work(node) == Step.Kind.SEND) {
                    return Optional.of(target);
                }
                if (seen.add(target)) {
                    next.add(target);
                }
            }
        }
        return Optional.empty();
    }

    private static List<Way> ways(FlowGraph graph, String id) {
        return graph.outgoing(id).stream().map(JourneyReader::way).toList();
    }

    private static Way way(XmlElement flow) {
        Map<String, String> properties = flow.properties();
        String name = flow.attributes.getOrDefault("name", "").strip();
        String share = properties.getOrDefault(StepProperties.SPLIT_SHARE, "");
        return new Way(
                flow.id(),
                new Text(
                        name,
                        properties.getOrDefault(StepProperties.NAME_FR, name).strip()),
                FlowGraph.target(flow),
                Optional.ofNullable(properties.get(StepProperties.PATH)),
                Optional.ofNullable(properties.get(StepProperties.PATH_WHEN)),
                share.isBlank() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(share)));
    }

    private static Step.Kind kind(XmlElement node, Optional<String> message) {
        return switch (node.name) {
            case "bpmn:startEvent" -> message.isPresent() ? Step.Kind.STOP : Step.Kind.START;
            case "bpmn:intermediateCatchEvent" -> GatewayCheck.hears(node) ? Step.Kind.HEAR : Step.Kind.WAIT;
            case "bpmn:serviceTask" -> StepCheck.work(node);
            case "bpmn:businessRuleTask" -> Step.Kind.DECIDE;
            case "bpmn:eventBasedGateway" -> Step.Kind.FIRST;
            case "bpmn:exclusiveGateway" -> Step.Kind.GATEWAY;
            default -> Step.Kind.END;
        };
    }

    private Text names(XmlElement element) {
        String en = element.attributes.getOrDefault("name", "").strip();
        String fr =
                element.properties().getOrDefault(StepProperties.NAME_FR, "").strip();
        if (en.isEmpty() || fr.isEmpty()) {
            problems.warning(
                    "NAME_MISSING",
                    element,
                    new Text(
                            "The element has no " + (en.isEmpty() ? "name" : "French name") + ".",
                            "L'élément n'a pas de nom" + (en.isEmpty() ? "" : " français") + "."),
                    new Text("Give it a name and a French name.", "Donnez-lui un nom et un nom français."));
        }
        String fallback = en.isEmpty() ? element.id() : en;
        return new Text(fallback, fr.isEmpty() ? fallback : fr);
    }
}
