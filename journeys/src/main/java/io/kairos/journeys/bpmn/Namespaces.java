package io.kairos.journeys.bpmn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The namespaces a journey or a table may use, each with the one prefix it has in this package. */
final class Namespaces {

    static final Map<String, String> URI_BY_PREFIX = known();

    private Namespaces() {}

    /** Those of a decision table. */
    static final Map<String, String> OF_TABLES = Map.of(
            "dmn", "https://www.omg.org/spec/DMN/20191111/MODEL/",
            "dmndi", "https://www.omg.org/spec/DMN/20191111/DMNDI/",
            "dc", "http://www.omg.org/spec/DMN/20180521/DC/",
            "di", "http://www.omg.org/spec/DMN/20180521/DI/",
            "camunda", "http://camunda.org/schema/1.0/dmn",
            "modeler", "http://camunda.org/schema/modeler/1.0",
            "biodi", "http://bpmn.io/schema/dmn/biodi/2.0");

    static Optional<String> prefix(String uri, Map<String, String> uriByPrefix) {
        return uriByPrefix.entrySet().stream()
                .filter(entry -> entry.getValue().equals(uri))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Map<String, String> known() {
        Map<String, String> known = new LinkedHashMap<>();
        known.put("bpmn", "http://www.omg.org/spec/BPMN/20100524/MODEL");
        known.put("bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI");
        known.put("dc", "http://www.omg.org/spec/DD/20100524/DC");
        known.put("di", "http://www.omg.org/spec/DD/20100524/DI");
        known.put("camunda", "http://camunda.org/schema/1.0/bpmn");
        known.put("modeler", "http://camunda.org/schema/modeler/1.0");
        known.put("bioc", "http://bpmn.io/schema/bpmn/biocolor/1.0");
        known.put("color", "http://www.omg.org/spec/BPMN/non-normative/color/1.0");
        known.put("xsi", "http://www.w3.org/2001/XMLSchema-instance");
        return known;
    }
}
