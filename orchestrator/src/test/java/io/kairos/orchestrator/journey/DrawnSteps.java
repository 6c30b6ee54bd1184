package io.kairos.orchestrator.journey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the file of a journey from one line for each step; the last step sends the reminder. */
public final class DrawnSteps {
    private final StringBuilder nodes = new StringBuilder();
    private final StringBuilder flows = new StringBuilder();
    private String last = "start";
    private String path = "";

    private DrawnSteps() {}

    /** The file of a journey whose steps these lines name. */
    public static String bpmn(String id, String lines) {
        var drawn = new DrawnSteps();
        drawn.node("startEvent", "start", Map.of(), "");
        int number = 0;
        for (var line : lines.strip().split("\n")) {
            drawn.step("s" + ++number, line.strip().split(" ", 2));
        }
        drawn.send("send_last");
        drawn.follow("end_sent");
        drawn.end("end_sent", "done");
        return """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="https://kairos.io/journeys">
                <bpmn:process id="%s" name="%s"><bpmn:extensionElements><camunda:properties><camunda:property name="kairos.entry" value="need" /></camunda:properties></bpmn:extensionElements>
                %s%s%s
                %s</bpmn:process></bpmn:definitions>
                """.formatted(
                        id, id, drawn.nodes, wayOut("purchase", "bought"), wayOut("request", "stopped"), drawn.flows);
    }

    private void step(String id, String[] words) {
        var rest = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "wait" -> timer(id, rest);
            case "send" -> send(id);
            case "decide" -> task("businessRuleTask", id, Map.of("kairos.decide.table", rest));
            case "profile" ->
                task(
                        "serviceTask",
                        id,
                        Map.of("kairos.profile.trait", rest.split("=")[0], "kairos.profile.value", rest.split("=")[1]));
            case "run" -> task("serviceTask", id, Map.of("kairos.run.journey", rest));
            case "ask" -> ask(id, rest.split(" "));
            case "choose" -> choose(id, rest.substring(0, rest.indexOf(" -> ")), rest.endsWith("send"));
            case "split" -> {
                task("exclusiveGateway", id, Map.of("kairos.split", "colours"));
                flow(id, "end_" + id, Map.of("kairos.split.share", String.valueOf(100 - Integer.parseInt(rest))));
                end("end_" + id, "excluded");
                path = "kairos.split.share=" + rest;
            }
            default -> {
                task("eventBasedGateway", id, Map.of());
                flow(id, "heard", Map.of());
                node(
                        "intermediateCatchEvent",
                        "heard",
                        Map.of("kairos.wait", "customer", "kairos.wait.for", rest.split(" ")[0]),
                        "kairos.wait.customer");
                flow("heard", "end_heard", Map.of());
                end("end_heard", "done");
                timer("timer", "duration amount=" + rest.split(" ")[1] + " unit=" + rest.split(" ")[2]);
            }
        }
    }

    private void choose(String id, String condition, boolean goesOn) {
        task("exclusiveGateway", id, Map.of());
        var when = "kairos.path.when=" + condition.replace("\"", "&quot;");
        flow(id, "end_" + id, property(goesOn ? "kairos.path=otherwise" : when));
        end("end_" + id, "excluded");
        path = goesOn ? when : "kairos.path=otherwise";
    }

    /** Who hears yes goes on; the others come to ends of their own. */
    private void ask(String id, String[] patience) {
        follow(id);
        node(
                "intermediateCatchEvent",
                id,
                Map.of(
                        "kairos.ask.question",
                        "May we?",
                        "kairos.ask.question.fr",
                        "On peut ?",
                        "kairos.wait.amount",
                        patience[0],
                        "kairos.wait.unit",
                        patience[1]),
                "kairos.wait.colleague");
        task("exclusiveGateway", "said_" + id, Map.of());
        for (var path : List.of("no", "no-answer")) {
            var end = "end_" + path + "_" + id;
            flow("said_" + id, end, Map.of("kairos.path", path));
            end(end, "excluded");
        }
        path = "kairos.path=yes";
    }

    private void timer(String id, String rest) {
        Map<String, String> properties = new LinkedHashMap<>();
        var words = rest.split(" ");
        properties.put("kairos.wait", words[0]);
        for (int i = 1; i < words.length; i++) {
            properties.put("kairos.wait." + words[i].split("=")[0], words[i].split("=")[1]);
        }
        follow(id);
        node("intermediateCatchEvent", id, properties, "kairos.wait." + words[0]);
    }

    private void send(String id) {
        task(
                "serviceTask",
                id,
                Map.of(
                        "kairos.send.channel", "email",
                        "kairos.send.template", "reminder",
                        "kairos.send.topic", "reminders"));
    }

    private void task(String type, String id, Map<String, String> properties) {
        follow(id);
        node(type, id, properties, "");
    }

    private void end(String id, String outcome) {
        node("endEvent", id, Map.of("kairos.outcome", outcome), "kairos.outcome");
    }

    private void follow(String id) {
        flow(last, id, property(path));
        last = id;
        path = "";
    }

    private static Map<String, String> property(String text) {
        int equals = text.indexOf('=');
        return equals < 0 ? Map.of() : Map.of(text.substring(0, equals), text.substring(equals + 1));
    }

    private void node(String type, String id, Map<String, String> properties, String template) {
        nodes.append("<bpmn:%s id=\"%s\" name=\"%s\"%s>%s</bpmn:%s>\n"
                .formatted(
                        type,
                        id,
                        id,
                        template.isEmpty() ? "" : " camunda:modelerTemplate=\"" + template + "\"",
                        extension(properties),
                        type));
    }

    private void flow(String from, String to, Map<String, String> properties) {
        flows.append("<bpmn:sequenceFlow id=\"f_%s_%s\" sourceRef=\"%s\" targetRef=\"%s\">%s</bpmn:sequenceFlow>\n"
                .formatted(from, to, from, to, extension(properties)));
    }

    private static String extension(Map<String, String> properties) {
        var values = new StringBuilder();
        properties.forEach(
                (name, value) -> values.append("<camunda:property name=\"%s\" value=\"%s\" />".formatted(name, value)));
        return values.isEmpty()
                ? ""
                : "<bpmn:extensionElements><camunda:properties>" + values
                        + "</camunda:properties></bpmn:extensionElements>";
    }

    /** As the desktop Modeler saves it without the plug-in: the compiler adds the message. */
    private static String wayOut(String template, String name) {
        return """
                <bpmn:subProcess id="%1$s_out" name="%1$s" triggeredByEvent="true"><bpmn:startEvent id="%1$s_start" name="%1$s" camunda:modelerTemplate="kairos.stop.%2$s" /><bpmn:endEvent id="end_%1$s" name="%1$s" />
                <bpmn:sequenceFlow id="f_%1$s" sourceRef="%1$s_start" targetRef="end_%1$s" /></bpmn:subProcess>
                """.formatted(name, template);
    }
}
