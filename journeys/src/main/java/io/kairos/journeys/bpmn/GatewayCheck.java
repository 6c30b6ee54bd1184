package io.kairos.journeys.bpmn;

import io.kairos.journeys.Text;
import io.kairos.journeys.feel.Conditions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks what gateways ask and whether the flows behind them answer it. */
final class GatewayCheck {

    private static final Set<String> ANSWERS = Set.of("yes", "no", "no-answer");
    private static final List<Set<String>> QUESTIONS = List.of(
            Set.of("worth", "not-worth"), Set.of("again", "enough"), Set.of("has-product", "no-product"), ANSWERS);

    private final JourneyProblems problems;
    private final ValueCheck values;
    private final Map<String, Set<String>> tables;

    GatewayCheck(JourneyProblems problems, Map<String, Set<String>> tables) {
        this.problems = problems;
        this.values = new ValueCheck(problems);
        this.tables = tables;
    }

    /** The words of the paths behind a gateway, by question. */
    static List<List<String>> questions() {
        return QUESTIONS.stream().map(words -> words.stream().sorted().toList()).toList();
    }

    void check(FlowGraph graph) {
        Set<String> decided = graph.nodes("bpmn:businessRuleTask").stream()
                .flatMap(task -> OwnContent.rules(task)
                        .map(OwnContent::outputs)
                        .orElseGet(() -> tables.getOrDefault(
                                task.properties().getOrDefault(StepProperties.DECIDE_TABLE, ""), Set.of()))
                        .stream())
                .collect(Collectors.toSet());
        graph.nodes("bpmn:exclusiveGateway").forEach(node -> exclusive(node, graph.outgoing(node.id()), decided));
        graph.nodes("bpmn:eventBasedGateway").forEach(node -> first(node, graph));
        graph.nodes("bpmn:intermediateCatchEvent").stream()
                .filter(GatewayCheck::hears)
                .filter(node -> graph.sources(node.id()).stream()
                        .noneMatch(source -> source.name.equals("bpmn:eventBasedGateway")))
                .forEach(this::alone);
        answers(graph);
    }

    /** Who asks a colleague goes by the answer, and who goes by an answer asks before. */
    private void answers(FlowGraph graph) {
        List<XmlElement> questions = graph.nodes("bpmn:intermediateCatchEvent").stream()
                .filter(GatewayCheck::asks)
                .toList();
        List<XmlElement> reading = graph.nodes("bpmn:exclusiveGateway").stream()
                .filter(node -> paths(graph.outgoing(node.id())).stream().anyMatch(ANSWERS::contains))
                .toList();
        for (XmlElement node : reading) {
            if (questions.stream().noneMatch(question -> leads(graph, question, node))) {
                problems.simply(
                        "ANSWER_WITHOUT_QUESTION",
                        node,
                        "No colleague was asked before this gateway.",
                        "Aucun collègue n'a été interrogé avant cette passerelle.",
                        "Put 'Ask a colleague' before it.",
                        "Placez avant elle « Demander à un collègue ».");
            }
        }
        for (XmlElement node : questions) {
            if (reading.stream().noneMatch(gateway -> leads(graph, node, gateway))) {
                problems.warning(
                        "ANSWER_NEVER_READ",
                        node,
                        new Text(
                                "Whatever the colleague answers, the customer goes the same way.",
                                "Quoi que réponde le collègue, le client suit la même voie."),
                        new Text(
                                "Put the gateway 'What did the colleague say?' behind it.",
                                "Placez derrière elle la passerelle « Qu'a dit le collègue ? »."));
            }
        }
    }

    private static boolean asks(XmlElement node) {
        return StepProperties.COLLEAGUE.equals(node.properties().get(StepProperties.WAIT));
    }

    private static boolean leads(FlowGraph graph, XmlElement from, XmlElement to) {
        return graph.reachable(from.id()).contains(to.id());
    }

    static boolean hears(XmlElement node) {
        return node.name.equals("bpmn:intermediateCatchEvent")
                && StepProperties.CUSTOMER.equals(node.properties().get(StepProperties.WAIT));
    }

    private void exclusive(XmlElement node, List<XmlElement> out, Set<String> decided) {
        boolean splits = node.properties().containsKey(StepProperties.SPLIT) || any(out, StepProperties.SPLIT_SHARE);
        if (out.size() > ExecutableExpressions.MOST_WAYS) {
            problems.simply(
                    "TOO_MANY_PATHS",
                    node,
                    out.size() + " paths leave this gateway.",
                    out.size() + " voies quittent cette passerelle.",
                    "Keep at most " + ExecutableExpressions.MOST_WAYS + ".",
                    "Gardez-en au plus " + ExecutableExpressions.MOST_WAYS + ".");
        } else if (splits) {
            split(node, out);
        } else if (any(out, StepProperties.PATH_WHEN) || paths(out).contains(StepProperties.OTHERWISE)) {
            choice(node, out, decided);
        } else {
            question(node, out);
        }
    }

    private void question(XmlElement node, List<XmlElement> out) {
        out.forEach(flow -> values.onlyKnown(flow, Set.of(StepProperties.PATH)));
        Set<String> paths = paths(out);
        boolean merges = out.size() == 1 && paths.equals(Set.of(""));
        if (!merges && (out.size() != paths.size() || !QUESTIONS.contains(paths))) {
            problems.badGateway(node);
        }
        if (paths.contains("again")) {
            values.of(node, "kairos.remind");
        } else {
            values.onlyKnown(node, Set.of());
        }
    }

    private void choice(XmlElement node, List<XmlElement> out, Set<String> decided) {
        values.onlyKnown(node, Set.of());
        long others = 0;
        for (XmlElement flow : out) {
            if (flow.properties().getOrDefault(StepProperties.PATH, "").equals(StepProperties.OTHERWISE)) {
                values.of(flow, "kairos.path.otherwise");
                others++;
            } else {
                values.of(flow, "kairos.path.when");
                String when = flow.properties().getOrDefault(StepProperties.PATH_WHEN, "");
                if (!when.isBlank() && when.length() <= 500) {
                    problems.all().addAll(Conditions.check(flow.place(), when, decided));
                }
            }
        }
        if (others != 1) {
            problems.simply(
                    "NO_DEFAULT_PATH",
                    node,
                    others == 0
                            ? "Customers for whom no condition holds have no way."
                            : "Several paths are for all others.",
                    others == 0
                            ? "Les clients pour qui aucune condition n'est vraie n'ont pas de voie."
                            : "Plusieurs voies sont pour tous les autres.",
                    "Give one path the template 'Path: all others' (kairos.path = otherwise).",
                    "Donnez à une voie le modèle « Voie : tous les autres » (kairos.path = otherwise).");
        }
    }

    private void split(XmlElement node, List<XmlElement> out) {
        values.of(node, "kairos.split");
        out.forEach(flow -> values.of(flow, "kairos.path.share"));
        int sum = out.stream()
                .map(flow -> flow.properties().getOrDefault(StepProperties.SPLIT_SHARE, ""))
                .filter(share -> share.matches("\\d{1,2}"))
                .mapToInt(Integer::parseInt)
                .sum();
        if (sum != 100) {
            problems.simply(
                    "SHARES_NOT_100",
                    node,
                    "The shares make " + sum + " percent together.",
                    "Les parts font " + sum + " pour cent ensemble.",
                    "Let the shares of the paths make 100.",
                    "Faites que les parts des voies fassent 100.");
        }
    }

    /** One timer and one or more acts of the customer, each reached from here alone. */
    private void first(XmlElement node, FlowGraph graph) {
        values.onlyKnown(node, Set.of());
        List<XmlElement> targets = graph.targets(node.id());
        graph.outgoing(node.id()).forEach(flow -> values.onlyKnown(flow, Set.of()));
        long timers = targets.stream().filter(GatewayCheck::waits).count();
        Set<String> acts = new HashSet<>();
        boolean sound = targets.size() >= 2
                && targets.stream().allMatch(target -> waits(target) || hears(target))
                && targets.stream().allMatch(target -> graph.incoming(target.id()) == 1)
                && targets.stream()
                        .filter(GatewayCheck::hears)
                        .allMatch(target -> acts.add(target.properties().getOrDefault(StepProperties.WAIT_FOR, "")));
        if (!sound) {
            problems.error(
                    "FIRST_OF_WHAT",
                    node,
                    new Text(
                            "This gateway must lead to waits alone: one timer, and different acts of the customer.",
                            "Cette passerelle ne doit mener qu'à des attentes : un minuteur, et différents actes du client."),
                    new Text(
                            "Put a timer and 'Wait until the customer…' directly behind it, reached from here alone.",
                            "Placez juste derrière un minuteur et « Attendre que le client… », atteints d'ici seulement."));
        } else if (timers != 1) {
            problems.error(
                    "FIRST_WITHOUT_TIMER",
                    node,
                    new Text("Who does nothing waits here for ever.", "Qui ne fait rien attend ici pour toujours."),
                    new Text("Put exactly one timer behind it.", "Placez derrière elle exactement un minuteur."));
        }
    }

    private void alone(XmlElement node) {
        problems.error(
                "HEAR_ALONE",
                node,
                new Text("Who does nothing waits here for ever.", "Qui ne fait rien attend ici pour toujours."),
                new Text(
                        "Put a gateway 'Whichever comes first' before it, with a timer beside it.",
                        "Placez avant elle une passerelle « Le premier des deux », avec un minuteur à côté."));
    }

    private static boolean waits(XmlElement node) {
        return node.name.equals("bpmn:intermediateCatchEvent") && !hears(node);
    }

    private static boolean any(List<XmlElement> flows, String property) {
        return flows.stream().anyMatch(flow -> flow.properties().containsKey(property));
    }

    private static Set<String> paths(List<XmlElement> flows) {
        return flows.stream()
                .map(flow -> flow.properties().getOrDefault(StepProperties.PATH, ""))
                .collect(Collectors.toSet());
    }
}
