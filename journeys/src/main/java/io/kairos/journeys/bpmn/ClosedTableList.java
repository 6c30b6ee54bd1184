package io.kairos.journeys.bpmn;

import java.util.Optional;

/** Every element a decision table may hold. Everything else is refused. */
final class ClosedTableList {

    private static final String WIDTH = "biodi:width biodi:annotationsWidth";
    private static final ClosedList LIST = new ClosedList();

    static {
        LIST.allow(
                "dmn:definitions",
                "id name namespace exporter exporterVersion modeler:executionPlatform modeler:executionPlatformVersion",
                "dmn:decision dmndi:DMNDI");
        LIST.allow(
                "dmn:decision",
                "id name camunda:versionTag camunda:historyTimeToLive",
                "dmn:description dmn:variable dmn:decisionTable");
        LIST.allow("dmn:variable", "id name typeRef", "");
        LIST.allow("dmn:decisionTable", "id hitPolicy " + WIDTH, "dmn:input dmn:output dmn:rule");
        LIST.allow("dmn:input", "id label " + WIDTH, "dmn:inputExpression");
        LIST.allow("dmn:inputExpression", "id typeRef expressionLanguage", "dmn:text");
        LIST.allow("dmn:output", "id name label typeRef " + WIDTH, "");
        LIST.allow("dmn:rule", "id", "dmn:description dmn:inputEntry dmn:outputEntry");
        LIST.allow("dmn:inputEntry", "id expressionLanguage", "dmn:text");
        LIST.allow("dmn:outputEntry", "id expressionLanguage", "dmn:text");
        LIST.allowText("dmn:text", "");
        LIST.allowText("dmn:description", "id");
        LIST.allow("dmndi:DMNDI", "", "dmndi:DMNDiagram");
        LIST.allow("dmndi:DMNDiagram", "id name", "dmndi:DMNShape");
        LIST.allow("dmndi:DMNShape", "id dmnElementRef isCollapsed", "dc:Bounds");
        LIST.allow("dc:Bounds", "x y width height", "");
    }

    private ClosedTableList() {}

    static Optional<ClosedList.Entry> entry(String element) {
        return LIST.find(element);
    }
}
