package io.kairos.orchestrator.engine;

import java.util.ArrayList;
import java.util.random.RandomGenerator;

/**
 * A random process of every kind of element an instance can wait at, some it cannot sleep at, and the ways around them;
 * built of blocks with one way in and one way out, so that every token can reach an end.
 */
final class RandomJourney {
    /** From so many elements on, only simple ones are added. */
    private static final int LARGE = 45;

    private final RandomGenerator random;
    private final RandomEvents events;
    private final StringBuilder process = new StringBuilder();
    private int count;

    RandomJourney(RandomGenerator random) {
        this.random = random;
        this.events = new RandomEvents(random);
    }

    /** The process as BPMN; also fills the names a history can use. */
    String bpmn(String key) {
        var start = id("start");
        process.append(node("startEvent", start, ""));
        var block = block(3);
        flow(start, block.in());
        var end = end();
        flow(block.out(), end);
        for (int i = random.nextInt(3); i > 0; i--) {
            eventSubProcess();
        }
        return """
                <definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'
                    xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='t'>
                %s<process id='%s' isExecutable='true' camunda:historyTimeToLive='P1D'>
                %s</process></definitions>
                """.formatted(events.declarations(), key, process);
    }

    /** The names of what it waits for. */
    RandomEvents events() {
        return events;
    }

    private record Block(String in, String out) {}

    private Block block(int depth) {
        int kind = depth == 0 || count > LARGE ? random.nextInt(7) : random.nextInt(20);
        return switch (kind) {
            case 0, 1 -> single("intermediateCatchEvent", "wait", events::timer);
            case 2 -> single("intermediateCatchEvent", "hear", events::message);
            case 3 -> single("intermediateCatchEvent", "notice", events::signal);
            case 4 -> receive();
            case 5 -> task("");
            case 6 -> random.nextInt(4) == 0 ? rare() : task("");
            case 7, 8, 9 -> sequence(depth);
            case 10, 11 -> parallel(depth);
            case 12 -> exclusive(depth);
            case 13, 14 -> firstOf(depth);
            case 15 -> loop(depth);
            case 16 -> multiInstance(depth);
            default -> subProcess(depth);
        };
    }

    private Block single(String kind, String name, java.util.function.UnaryOperator<String> definition) {
        var id = id(name);
        process.append(node(kind, id, definition.apply(id)));
        return new Block(id, id);
    }

    private Block receive() {
        var id = id("receive");
        process.append("<receiveTask id='%s' messageRef='%s'/>\n".formatted(id, events.messageId(id)));
        return boundaries(id, 0);
    }

    private Block task(String attributes) {
        var id = id("step");
        process.append("<serviceTask id='%s' camunda:delegateExpression='${step}' %s/>\n".formatted(id, attributes));
        return new Block(id, id);
    }

    /** What cannot sleep: a task of a person, a call, a job to be run at once. */
    private Block rare() {
        return switch (random.nextInt(3)) {
            case 0 -> {
                var id = id("human");
                process.append("<userTask id='%s'/>\n".formatted(id));
                yield boundaries(id, 0);
            }
            case 1 -> {
                var id = id("call");
                process.append("<callActivity id='%s' calledElement='called'/>\n".formatted(id));
                yield boundaries(id, 0);
            }
            default -> task("camunda:asyncBefore='true'");
        };
    }

    private Block sequence(int depth) {
        var first = block(depth - 1);
        var second = block(depth - 1);
        flow(first.out(), second.in());
        if (random.nextBoolean()) {
            return new Block(first.in(), second.out());
        }
        var third = block(depth - 1);
        flow(second.out(), third.in());
        return new Block(first.in(), third.out());
    }

    private Block parallel(int depth) {
        var fork = id("fork");
        var join = id("join");
        process.append(node("parallelGateway", fork, ""));
        process.append(node("parallelGateway", join, ""));
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            var branch = block(depth - 1);
            flow(fork, branch.in());
            flow(branch.out(), join);
        }
        return new Block(fork, join);
    }

    private Block exclusive(int depth) {
        var split = id("split");
        var merge = id("merge");
        process.append(node("exclusiveGateway", merge, ""));
        var one = block(depth - 1);
        var other = block(depth - 1);
        var otherwise = flow(split, other.in());
        process.append("<exclusiveGateway id='%s' default='%s'/>\n".formatted(split, otherwise));
        condition(split, one.in(), "${picker.even(execution)}");
        flow(one.out(), merge);
        flow(other.out(), merge);
        return new Block(split, merge);
    }

    private Block firstOf(int depth) {
        var gateway = id("first");
        var merge = id("merge");
        process.append(node("eventBasedGateway", gateway, ""));
        process.append(node("exclusiveGateway", merge, ""));
        var ways = new ArrayList<Block>();
        ways.add(single("intermediateCatchEvent", "wait", events::timer));
        ways.add(single("intermediateCatchEvent", "hear", events::message));
        if (random.nextBoolean()) {
            ways.add(single("intermediateCatchEvent", "notice", events::signal));
        }
        for (var event : ways) {
            flow(gateway, event.in());
            var then = block(depth - 1);
            flow(event.out(), then.in());
            flow(then.out(), merge);
        }
        return new Block(gateway, merge);
    }

    /** Three rounds. */
    private Block loop(int depth) {
        var again = id("again");
        var enter = id("enter");
        process.append(node("exclusiveGateway", enter, ""));
        var body = block(depth - 1);
        var counted = task("");
        flow(enter, body.in());
        flow(body.out(), counted.in());
        flow(counted.out(), again);
        var leave = id("leave");
        process.append(node("exclusiveGateway", leave, ""));
        var out = flow(again, leave);
        process.append("<exclusiveGateway id='%s' default='%s'/>\n".formatted(again, out));
        condition(again, enter, "${picker.again(execution)}");
        return new Block(enter, leave);
    }

    private Block subProcess(int depth) {
        var id = id("sub");
        process.append("<subProcess id='%s'>\n".formatted(id));
        inside(depth);
        process.append("</subProcess>\n");
        return boundaries(id, depth - 1);
    }

    private Block multiInstance(int depth) {
        var id = id("many");
        process.append("<subProcess id='%s'>\n".formatted(id));
        process.append(
                "<multiInstanceLoopCharacteristics isSequential='%s'><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>\n"
                        .formatted(random.nextBoolean()));
        inside(depth - 1);
        process.append("</subProcess>\n");
        return boundaries(id, 0);
    }

    private void inside(int depth) {
        var start = id("start");
        process.append(node("startEvent", start, ""));
        var block = block(Math.max(0, depth - 1));
        flow(start, block.in());
        flow(block.out(), end());
        if (random.nextInt(5) == 0) {
            eventSubProcess();
        }
    }

    /** Up to two events at the border; an interrupting one joins the way out, another one ends by itself. */
    private Block boundaries(String id, int depth) {
        int borders = random.nextInt(3);
        if (borders == 0) {
            return new Block(id, id);
        }
        var merge = id("merge");
        process.append(node("exclusiveGateway", merge, ""));
        flow(id, merge);
        for (int i = 0; i < borders; i++) {
            boolean interrupting = random.nextBoolean();
            var event = id("border");
            var definition = events.any(event, !interrupting);
            process.append("<boundaryEvent id='%s' attachedToRef='%s' cancelActivity='%s'>%s</boundaryEvent>\n"
                    .formatted(event, id, interrupting, definition));
            var then = block(Math.max(0, depth - 1));
            flow(event, then.in());
            flow(then.out(), interrupting ? merge : end());
        }
        return new Block(id, merge);
    }

    private void eventSubProcess() {
        var id = id("event_sub");
        boolean interrupting = random.nextBoolean();
        var start = id("event_start");
        process.append(
                "<subProcess id='%s' triggeredByEvent='true'>\n<startEvent id='%s' isInterrupting='%s'>%s</startEvent>\n"
                        .formatted(id, start, interrupting, events.any(start, !interrupting)));
        var block = block(random.nextInt(2));
        flow(start, block.in());
        flow(block.out(), end());
        process.append("</subProcess>\n");
    }

    private String end() {
        var end = id("end");
        process.append(node("endEvent", end, ""));
        return end;
    }

    private String flow(String from, String to) {
        var id = id("flow");
        process.append("<sequenceFlow id='%s' sourceRef='%s' targetRef='%s'/>\n".formatted(id, from, to));
        return id;
    }

    private void condition(String from, String to, String condition) {
        process.append(
                "<sequenceFlow id='%s' sourceRef='%s' targetRef='%s'><conditionExpression xsi:type='tFormalExpression'>%s</conditionExpression></sequenceFlow>\n"
                        .formatted(id("flow"), from, to, condition));
    }

    private static String node(String kind, String id, String content) {
        return "<%s id='%s'>%s</%s>\n".formatted(kind, id, content, kind);
    }

    private String id(String name) {
        return name + "_" + ++count;
    }
}
