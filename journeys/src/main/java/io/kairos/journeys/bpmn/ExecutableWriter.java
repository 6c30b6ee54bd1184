package io.kairos.journeys.bpmn;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a checked journey anew, with the constants of ours in it. Nothing of the marketer's file is copied as bytes. */
final class ExecutableWriter {

    private static final String TIME_TO_LIVE = "P30D";
    private static final Set<String> LEFT_OUT =
            Set.of("xsi:schemaLocation", "gatewayDirection", "textFormat", "isExecutable", "default");

    private final XMLStreamWriter xml;
    private final boolean withDrawing;

    private final FlowGraph graph;

    private ExecutableWriter(XMLStreamWriter xml, boolean withDrawing, FlowGraph graph) {
        this.xml = xml;
        this.withDrawing = withDrawing;
        this.graph = graph;
    }

    /** @param withDrawing false leaves out a drawing that does not fit the steps */
    static byte[] write(Draft draft, boolean withDrawing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            new ExecutableWriter(xml, withDrawing, draft.graph()).element(draft.definitions());
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private void element(XmlElement element) throws XMLStreamException {
        if (!withDrawing && element.name.equals("bpmndi:BPMNDiagram")) {
            return;
        }
        start(element.name);
        if (element.name.equals("bpmn:definitions")) {
            for (Map.Entry<String, String> space : Namespaces.URI_BY_PREFIX.entrySet()) {
                xml.writeNamespace(space.getKey(), space.getValue());
            }
        }
        for (Map.Entry<String, String> attribute : element.attributes.entrySet()) {
            if (!LEFT_OUT.contains(attribute.getKey())) {
                attribute(attribute.getKey(), attribute.getValue());
            }
        }
        completeAttributes(element);
        if (!element.text.toString().isBlank()) {
            xml.writeCharacters(element.text.toString().strip());
        }
        for (XmlElement child : element.children) {
            element(child);
        }
        completeContent(element);
        xml.writeEndElement();
    }

    private void completeAttributes(XmlElement element) throws XMLStreamException {
        switch (element.name) {
            case "bpmn:definitions" -> absent(element, "targetNamespace", "https://kairos.io/journeys");
            case "bpmn:process" -> {
                attribute("isExecutable", "true");
                absent(element, "camunda:historyTimeToLive", TIME_TO_LIVE);
            }
            case "bpmn:serviceTask" -> attribute("camunda:delegateExpression", delegate(element));
            case "bpmn:businessRuleTask" -> attribute("camunda:delegateExpression", ExecutableExpressions.DECIDE);
            case "bpmn:exclusiveGateway" -> {
                Optional<XmlElement> otherwise = graph.outgoing(element.id()).stream()
                        .filter(ExecutableWriter::isOtherwise)
                        .findFirst();
                if (otherwise.isPresent()) {
                    attribute("default", otherwise.get().id());
                }
            }
            default -> {
                // complete as it is
            }
        }
    }

    private static String delegate(XmlElement task) {
        return switch (StepCheck.work(task)) {
            case PROFILE -> ExecutableExpressions.PROFILE;
            case RUN -> ExecutableExpressions.RUN;
            default -> ExecutableExpressions.SEND;
        };
    }

    private void completeContent(XmlElement element) throws XMLStreamException {
        if (element.name.equals("bpmn:timerEventDefinition")) {
            expression("bpmn:timeDate", ExecutableExpressions.MOMENT);
        } else if (element.name.equals("bpmn:sequenceFlow")) {
            Optional<String> condition =
                    isOtherwise(element) ? Optional.empty() : path(element).flatMap(ExecutableExpressions::condition);
            if (condition.isPresent()) {
                expression("bpmn:conditionExpression", condition.get());
            }
        }
    }

    /** The question of a flow: its word, or its place among the flows of a gateway that has conditions or shares. */
    private Optional<String> path(XmlElement flow) {
        if (flow.properties().containsKey(StepProperties.PATH_WHEN)
                || flow.properties().containsKey(StepProperties.SPLIT_SHARE)) {
            return Optional.of(ExecutableExpressions.way(
                    1 + graph.outgoing(FlowGraph.source(flow)).indexOf(flow)));
        }
        return Optional.ofNullable(flow.properties().get(StepProperties.PATH));
    }

    private static boolean isOtherwise(XmlElement flow) {
        return StepProperties.OTHERWISE.equals(flow.properties().get(StepProperties.PATH));
    }

    private void expression(String name, String expression) throws XMLStreamException {
        start(name);
        attribute("xsi:type", "bpmn:tFormalExpression");
        xml.writeCharacters(expression);
        xml.writeEndElement();
    }

    private void absent(XmlElement element, String name, String value) throws XMLStreamException {
        if (!element.attributes.containsKey(name)) {
            attribute(name, value);
        }
    }

    private void start(String name) throws XMLStreamException {
        int colon = name.indexOf(':');
        String prefix = name.substring(0, colon);
        xml.writeStartElement(prefix, name.substring(colon + 1), uri(prefix));
    }

    private void attribute(String name, String value) throws XMLStreamException {
        int colon = name.indexOf(':');
        if (colon < 0) {
            xml.writeAttribute(name, value);
        } else {
            String prefix = name.substring(0, colon);
            xml.writeAttribute(prefix, uri(prefix), name.substring(colon + 1), value);
        }
    }

    private static String uri(String prefix) {
        return Optional.ofNullable(Namespaces.URI_BY_PREFIX.get(prefix))
                .orElseThrow(() -> new IllegalStateException("no namespace for " + prefix));
    }
}
