package io.kairos.journeys.bpmn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The nodes of one process or sub-process and the flows between them. */
final class FlowGraph {

    static final Set<String> NODES = Set.of(
            "bpmn:startEvent",
            "bpmn:intermediateCatchEvent",
            "bpmn:serviceTask",
            "bpmn:businessRuleTask",
            "bpmn:exclusiveGateway",
            "bpmn:eventBasedGateway",
            "bpmn:endEvent");

    final Map<String, XmlElement> nodes = new LinkedHashMap<>();
    final List<XmlElement> flows = new ArrayList<>();
    private final Map<String, List<XmlElement>> outgoing = new HashMap<>();
    private final Map<String, Integer> incoming = new HashMap<>();

    FlowGraph(XmlElement scope) {
        for (XmlElement child : scope.children) {
            if (NODES.contains(child.name)) {
                nodes.put(child.id(), child);
            } else if (child.name.equals("bpmn:sequenceFlow")) {
                flows.add(child);
            }
        }
        for (XmlElement flow : flows) {
            outgoing.computeIfAbsent(source(flow), id -> new ArrayList<>()).add(flow);
            incoming.merge(target(flow), 1, Integer::sum);
        }
    }

    static String source(XmlElement flow) {
        return flow.attributes.getOrDefault("sourceRef", "");
    }

    static String target(XmlElement flow) {
        return flow.attributes.getOrDefault("targetRef", "");
    }

    List<XmlElement> outgoing(String node) {
        return outgoing.getOrDefault(node, List.of());
    }

    /** The nodes that flows lead to from here. */
    List<XmlElement> targets(String node) {
        return outgoing(node).stream()
                .flatMap(flow -> Optional.ofNullable(nodes.get(target(flow))).stream())
                .toList();
    }

    /** The nodes that flows come from. */
    List<XmlElement> sources(String node) {
        return flows.stream()
                .filter(flow -> target(flow).equals(node))
                .flatMap(flow -> Optional.ofNullable(nodes.get(source(flow))).stream())
                .toList();
    }

    /** How many flows lead to a node. */
    int incoming(String node) {
        return incoming.getOrDefault(node, 0);
    }

    boolean hasIncoming(String node) {
        return incoming.containsKey(node);
    }

    List<XmlElement> nodes(String name) {
        return nodes.values().stream().filter(node -> node.name.equals(name)).toList();
    }

    /** Ids of the nodes that can be reached, nearest first, the start itself included. */
    Set<String> reachable(String start) {
        Set<String> seen = new LinkedHashSet<>(Set.of(start));
        Deque<String> next = new ArrayDeque<>(seen);
        while (!next.isEmpty()) {
            for (XmlElement flow : outgoing(next.remove())) {
                if (nodes.containsKey(target(flow)) && seen.add(target(flow))) {
                    next.add(target(flow));
                }
            }
        }
        return seen;
    }

    /** A node of some loop that leads over allowed flows and nodes only, if there is one. */
    Optional<XmlElement> loop(Predicate<XmlElement> flowCounts, Predicate<XmlElement> nodeCounts) {
        Map<String, Integer> open = new HashMap<>();
        Deque<String> free = new ArrayDeque<>();
        List<XmlElement> counted = flows.stream()
                .filter(flowCounts)
                .filter(flow -> counts(source(flow), nodeCounts) && counts(target(flow), nodeCounts))
                .toList();
        counted.forEach(flow -> open.merge(target(flow), 1, Integer::sum));
        nodes.keySet().stream().filter(id -> !open.containsKey(id)).forEach(free::add);
        Map<String, List<String>> targets = new HashMap<>();
        counted.forEach(flow ->
                targets.computeIfAbsent(source(flow), id -> new ArrayList<>()).add(target(flow)));
        Set<String> done = new HashSet<>();
        while (!free.isEmpty()) {
            String node = free.remove();
            done.add(node);
            for (String target : targets.getOrDefault(node, List.of())) {
                if (open.merge(target, -1, Integer::sum) == 0) {
                    free.add(target);
                }
            }
        }
        return nodes.values().stream().filter(node -> !done.contains(node.id())).findFirst();
    }

    private boolean counts(String id, Predicate<XmlElement> nodeCounts) {
        XmlElement node = nodes.get(id);
        return node != null && nodeCounts.test(node);
    }
}
