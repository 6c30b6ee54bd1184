package io.kairos.journeys.bpmn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One element of a parsed file. Names of elements and attributes are written with the prefixes of {@link Namespaces}, whatever the
 * file calls them.
 */
final class XmlElement {

    final String name;
    final int line;
    final Map<String, String> attributes = new LinkedHashMap<>();
    final List<XmlElement> children = new ArrayList<>();
    final StringBuilder text = new StringBuilder();

    XmlElement(String name, int line) {
        this.name = name;
        this.line = line;
    }

    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    String id() {
        return attributes.getOrDefault("id", "");
    }

    Stream<XmlElement> children(String child) {
        return children.stream().filter(c -> c.name.equals(child));
    }

    /** The element and everything below it. */
    Stream<XmlElement> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlElement::all));
    }

    /** The {@code camunda:property} values of this element. */
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        children("bpmn:extensionElements")
                .flatMap(extension -> extension.children("camunda:properties"))
                .flatMap(list -> list.children("camunda:property"))
                .forEach(p ->
                        properties.put(p.attributes.getOrDefault("name", ""), p.attributes.getOrDefault("value", "")));
        return properties;
    }

    /** Adds a value that is not there yet, before the flows and definitions, as the BPMN schema wants it. */
    void setProperty(String property, String value) {
        XmlElement entry = new XmlElement("camunda:property", line);
        entry.attributes.put("name", property);
        entry.attributes.put("value", value);
        below(below(this, "bpmn:extensionElements"), "camunda:properties")
                .children
                .add(entry);
    }

    private static XmlElement below(XmlElement parent, String child) {
        return parent.children(child).findFirst().orElseGet(() -> {
            XmlElement made = new XmlElement(child, parent.line);
            long documentation = parent.children("bpmn:documentation").count();
            parent.children.add((int) documentation, made);
            return made;
        });
    }

    /** Where a person finds it: its id, else its name and line. */
    String place() {
        return id().isEmpty() ? name + " (line " + line + ")" : id();
    }
}
