package io.kairos.journeys.bpmn;

import io.kairos.journeys.NearestName;
import io.kairos.journeys.Text;
import io.kairos.journeys.catalogue.ElementTemplate;
import io.kairos.journeys.catalogue.TemplateCatalogue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Completes what a modeler without our plug-in leaves empty: templates of Camunda 7 write values but no timers, messages or references.
 * Changes the tree that was read, never the marketer's file.
 */
final class Completion {

    private static final TemplateCatalogue CATALOGUE = TemplateCatalogue.shipped();
    private static final String TEMPLATE = "camunda:modelerTemplate";

    private final XmlElement definitions;
    private final JourneyProblems problems;

    private Completion(XmlElement definitions, JourneyProblems problems) {
        this.definitions = definitions;
        this.problems = problems;
    }

    static void complete(XmlElement definitions, JourneyProblems problems) {
        Completion completion = new Completion(definitions, problems);
        definitions.all().toList().forEach(completion::element);
    }

    private void element(XmlElement element) {
        Optional<String> id = element.attribute(TEMPLATE);
        Optional<ElementTemplate> template = id.flatMap(CATALOGUE::template);
        if (id.isPresent()) {
            known(element, id.get(), template);
        }
        template.filter(found -> found.place().tag().equals(element.name)).ifPresent(found -> complete(element, found));
        if (element.name.equals("bpmn:intermediateCatchEvent")
                && StepProperties.CUSTOMER.equals(element.properties().get(StepProperties.WAIT))) {
            Optional.ofNullable(element.properties().get(StepProperties.WAIT_FOR))
                    .filter(act -> !act.isBlank())
                    .ifPresent(act -> listen(element, act));
        }
        if (element.name.equals("bpmn:subProcess")) {
            element.children("bpmn:startEvent")
                    .filter(start -> start.attribute(TEMPLATE).orElse("").startsWith("kairos.stop."))
                    .findFirst()
                    .ifPresent(start -> element.attributes.put("triggeredByEvent", "true"));
        }
        if (element.name.equals("bpmn:exclusiveGateway")) {
            element.attribute("default").ifPresent(this::otherwise);
        }
    }

    private void known(XmlElement element, String id, Optional<ElementTemplate> template) {
        Set<String> fitting = CATALOGUE.templates().stream()
                .filter(candidate -> candidate.place().tag().equals(element.name))
                .map(ElementTemplate::id)
                .collect(Collectors.toSet());
        if (template.isEmpty() || !fitting.contains(id)) {
            String shown = id.length() > 64 ? id.substring(0, 64) + "…" : id;
            problems.error(
                    "UNKNOWN_STEP_TEMPLATE",
                    element,
                    new Text(
                            "The element was made from the template '" + shown + "', which is not one for it."
                                    + NearestName.hint(id, fitting, name -> "Did you mean '" + name + "'?"),
                            "L'élément vient du modèle « " + shown + " », qui n'en est pas un pour lui."
                                    + NearestName.hint(id, fitting, name -> "Vouliez-vous dire « " + name + " » ?")),
                    new Text(
                            "Choose a template of Kairos for it, or take the template away.",
                            "Choisissez-lui un modèle de Kairos, ou enlevez le modèle."));
        }
    }

    private void complete(XmlElement element, ElementTemplate template) {
        template.fixed().forEach((property, value) -> {
            if (!element.properties().containsKey(property)) {
                element.setProperty(property, value);
            }
        });
        if (template.place().completes().filter("timer"::equals).isPresent() && !hasDefinition(element)) {
            element.children.add(new XmlElement("bpmn:timerEventDefinition", element.line));
        }
        template.place().message().ifPresent(message -> listen(element, message));
    }

    /** Lets an event wait for a message of this name, declaring it where the file does not. */
    private void listen(XmlElement event, String message) {
        if (!hasDefinition(event)) {
            event.children.add(new XmlElement("bpmn:messageEventDefinition", event.line));
        }
        event.children("bpmn:messageEventDefinition")
                .forEach(definition -> definition.attributes.put("messageRef", declared(message)));
    }

    private String declared(String name) {
        List<XmlElement> messages = definitions.children("bpmn:message").toList();
        Optional<String> known = messages.stream()
                .filter(message -> name.equals(message.attributes.get("name")))
                .map(XmlElement::id)
                .filter(id -> !id.isEmpty())
                .findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        Set<String> taken = definitions.all().map(XmlElement::id).collect(Collectors.toSet());
        String id = "message_" + name.replaceAll("[^A-Za-z0-9_-]", "_");
        while (taken.contains(id)) {
            id += "_";
        }
        XmlElement message = new XmlElement("bpmn:message", definitions.line);
        message.attributes.put("id", id);
        message.attributes.put("name", name);
        definitions.children.add(0, message);
        return id;
    }

    /** A default flow drawn by hand is the path for all others. */
    private void otherwise(String flowId) {
        definitions
                .all()
                .filter(element ->
                        element.name.equals("bpmn:sequenceFlow") && element.id().equals(flowId))
                .filter(flow -> !flow.properties().containsKey(StepProperties.PATH))
                .filter(flow -> !flow.properties().containsKey(StepProperties.PATH_WHEN))
                .forEach(flow -> flow.setProperty(StepProperties.PATH, StepProperties.OTHERWISE));
    }

    private static boolean hasDefinition(XmlElement event) {
        return event.children.stream().anyMatch(child -> child.name.endsWith("EventDefinition"));
    }
}
