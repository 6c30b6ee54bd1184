package io.kairos.journeys.bpmn;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every element a journey may hold, with its attributes and what may stand inside it. Everything else is refused. */
final class ClosedList {

    private static final String TEMPLATE = "camunda:modelerTemplate camunda:modelerTemplateVersion";
    private static final String COLOURS = "bioc:stroke bioc:fill color:background-color color:border-color";
    private static final String NOTES = "bpmn:documentation bpmn:extensionElements";
    private static final String NODE = NOTES + " bpmn:incoming bpmn:outgoing";
    private static final String FLOW = "bpmn:startEvent bpmn:intermediateCatchEvent bpmn:serviceTask"
            + " bpmn:exclusiveGateway bpmn:endEvent bpmn:sequenceFlow bpmn:textAnnotation bpmn:association";

    private static final Map<String, Entry> ENTRIES = new HashMap<>();

    /** What one element may hold. */
    record Entry(Set<String> attributes, Set<String> children, boolean text) {}

    static {
        meaning();
        drawing();
    }

    private ClosedList() {}

    /** The rules for an element, if journeys have it at all. */
    static Optional<Entry> entry(String element) {
        return Optional.ofNullable(ENTRIES.get(element));
    }

    private static void meaning() {
        allow(
                "bpmn:definitions",
                "id name targetNamespace exporter exporterVersion modeler:executionPlatform"
                        + " modeler:executionPlatformVersion xsi:schemaLocation",
                "bpmn:message bpmn:process bpmndi:BPMNDiagram");
        allow("bpmn:message", "id name", "");
        allow(
                "bpmn:process",
                "id name isExecutable camunda:versionTag camunda:historyTimeToLive " + TEMPLATE,
                NOTES + " " + FLOW + " bpmn:subProcess");
        allow("bpmn:subProcess", "id name triggeredByEvent " + TEMPLATE, NODE + " " + FLOW);
        allow("bpmn:startEvent", "id name isInterrupting " + TEMPLATE, NODE + " bpmn:messageEventDefinition");
        allow("bpmn:intermediateCatchEvent", "id name " + TEMPLATE, NODE + " bpmn:timerEventDefinition");
        allow("bpmn:serviceTask", "id name " + TEMPLATE, NODE);
        allow("bpmn:exclusiveGateway", "id name gatewayDirection " + TEMPLATE, NODE);
        allow("bpmn:endEvent", "id name", NODE);
        allow("bpmn:sequenceFlow", "id name sourceRef targetRef " + TEMPLATE, NOTES);
        allow("bpmn:messageEventDefinition", "id messageRef", "");
        allow("bpmn:timerEventDefinition", "id", "");
        allow("bpmn:extensionElements", "", "camunda:properties");
        allow("camunda:properties", "", "camunda:property");
        allow("camunda:property", "id name value", "");
        allow("bpmn:textAnnotation", "id textFormat", "bpmn:text");
        allow("bpmn:association", "id sourceRef targetRef associationDirection", "");
        allowText("bpmn:documentation", "id textFormat");
        allowText("bpmn:text", "");
        allowText("bpmn:incoming", "");
        allowText("bpmn:outgoing", "");
    }

    private static void drawing() {
        allow("bpmndi:BPMNDiagram", "id name", "bpmndi:BPMNPlane");
        allow("bpmndi:BPMNPlane", "id bpmnElement", "bpmndi:BPMNShape bpmndi:BPMNEdge");
        allow(
                "bpmndi:BPMNShape",
                "id bpmnElement isExpanded isMarkerVisible isHorizontal " + COLOURS,
                "dc:Bounds bpmndi:BPMNLabel");
        allow("bpmndi:BPMNEdge", "id bpmnElement " + COLOURS, "di:waypoint bpmndi:BPMNLabel");
        allow("bpmndi:BPMNLabel", "id color:color", "dc:Bounds");
        allow("dc:Bounds", "x y width height", "");
        allow("di:waypoint", "x y", "");
    }

    private static void allow(String element, String attributes, String children) {
        ENTRIES.put(element, new Entry(words(attributes), words(children), false));
    }

    private static void allowText(String element, String attributes) {
        ENTRIES.put(element, new Entry(words(attributes), Set.of(), true));
    }

    private static Set<String> words(String list) {
        Set<String> words = new HashSet<>(Set.of(list.split(" ", -1)));
        words.remove("");
        return words;
    }
}
