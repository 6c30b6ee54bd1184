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

    /** Where a person finds it: its id, else its name and line. */
    String place() {
        return id().isEmpty() ? name + " (line " + line + ")" : id();
    }
}
