package io.kairos.journeys.bpmn;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Every element a kind of file may hold, with its attributes and what may stand inside it. Everything else is refused. */
final class ClosedList {

    private static final String TEMPLATE = "camunda:modelerTemplate camunda:modelerTemplateVersion";
    private static final String COLOURS = "bioc:stroke bioc:fill color:background-color color:border-color";
    private static final String NOTES = "bpmn:documentation bpmn:extensionElements";
    private static final String NODE = NOTES + " bpmn:incoming bpmn:outgoing";
    private static final String FLOW = "bpmn:startEvent bpmn:intermediateCatchEvent bpmn:serviceTask"
            + " bpmn:businessRuleTask bpmn:exclusiveGateway bpmn:eventBasedGateway bpmn:endEvent bpmn:sequenceFlow bpmn:textAnnotation bpmn:association";

    private static final ClosedList JOURNEYS = new ClosedList();

    private final Map<String, Entry> entries = new TreeMap<>();

    /** What one element may hold. */
    record Entry(Set<String> attributes, Set<String> children, boolean text) {}

    static {
        meaning();
        drawing();
    }

    /** The rules for an element, if journeys have it at all. */
    static Optional<Entry> entry(String element) {
        return JOURNEYS.find(element);
    }

    /** Every element of a journey, in the order of the names. */
    static Map<String, Entry> ofJourneys() {
        return Collections.unmodifiableMap(JOURNEYS.entries);
    }

    Optional<Entry> find(String element) {
        return Optional.ofNullable(entries.get(element));
    }

    private static void meaning() {
        JOURNEYS.allow(
                "bpmn:definitions",
                "id name targetNamespace exporter exporterVersion modeler:executionPlatform"
                        + " modeler:executionPlatformVersion xsi:schemaLocation",
                "bpmn:message bpmn:process bpmndi:BPMNDiagram");
        JOURNEYS.allow("bpmn:message", "id name", "");
        JOURNEYS.allow(
                "bpmn:process",
                "id name isExecutable camunda:versionTag camunda:historyTimeToLive " + TEMPLATE,
                NOTES + " " + FLOW + " bpmn:subProcess");
        JOURNEYS.allow("bpmn:subProcess", "id name triggeredByEvent " + TEMPLATE, NODE + " " + FLOW);
        JOURNEYS.allow("bpmn:startEvent", "id name isInterrupting " + TEMPLATE, NODE + " bpmn:messageEventDefinition");
        JOURNEYS.allow(
                "bpmn:intermediateCatchEvent",
                "id name " + TEMPLATE,
                NODE + " bpmn:timerEventDefinition bpmn:messageEventDefinition");
        JOURNEYS.allow("bpmn:serviceTask", "id name " + TEMPLATE, NODE);
        JOURNEYS.allow("bpmn:businessRuleTask", "id name " + TEMPLATE, NODE);
        JOURNEYS.allow("bpmn:exclusiveGateway", "id name default gatewayDirection " + TEMPLATE, NODE);
        JOURNEYS.allow("bpmn:eventBasedGateway", "id name gatewayDirection " + TEMPLATE, NODE);
        JOURNEYS.allow("bpmn:endEvent", "id name " + TEMPLATE, NODE);
        JOURNEYS.allow("bpmn:sequenceFlow", "id name sourceRef targetRef " + TEMPLATE, NOTES);
        JOURNEYS.allow("bpmn:messageEventDefinition", "id messageRef", "");
        JOURNEYS.allow("bpmn:timerEventDefinition", "id", "");
        JOURNEYS.allow("bpmn:extensionElements", "", "camunda:properties");
        JOURNEYS.allow("camunda:properties", "", "camunda:property");
        JOURNEYS.allow("camunda:property", "id name value", "");
        JOURNEYS.allow("bpmn:textAnnotation", "id textFormat", "bpmn:text");
        JOURNEYS.allow("bpmn:association", "id sourceRef targetRef associationDirection", "");
        JOURNEYS.allowText("bpmn:documentation", "id textFormat");
        JOURNEYS.allowText("bpmn:text", "");
        JOURNEYS.allowText("bpmn:incoming", "");
        JOURNEYS.allowText("bpmn:outgoing", "");
    }

    private static void drawing() {
        JOURNEYS.allow("bpmndi:BPMNDiagram", "id name", "bpmndi:BPMNPlane");
        JOURNEYS.allow("bpmndi:BPMNPlane", "id bpmnElement", "bpmndi:BPMNShape bpmndi:BPMNEdge");
        JOURNEYS.allow(
                "bpmndi:BPMNShape",
                "id bpmnElement isExpanded isMarkerVisible isHorizontal " + COLOURS,
                "dc:Bounds bpmndi:BPMNLabel");
        JOURNEYS.allow("bpmndi:BPMNEdge", "id bpmnElement " + COLOURS, "di:waypoint bpmndi:BPMNLabel");
        JOURNEYS.allow("bpmndi:BPMNLabel", "id color:color", "dc:Bounds");
        JOURNEYS.allow("dc:Bounds", "x y width height", "");
        JOURNEYS.allow("di:waypoint", "x y", "");
    }

    void allow(String element, String attributes, String children) {
        entries.put(element, new Entry(words(attributes), words(children), false));
    }

    void allowText(String element, String attributes) {
        entries.put(element, new Entry(words(attributes), Set.of(), true));
    }

    private static Set<String> words(String list) {
        Set<String> words = new HashSet<>(Set.of(list.split(" ", -1)));
        words.remove("");
        return words;
    }
}
