package io.kairos.journeys.bpmn;

import io.kairos.journeys.Text;
import io.kairos.journeys.bpmn.Journey.Entry;
import io.kairos.journeys.product.Cycle;
import io.kairos.journeys.product.FactPaths;
import io.kairos.journeys.product.ProductType;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Warns of what may run but makes no sense: waits that outlive the need, letters that come too late, the same message twice. */
final class SenseCheck {

    /** Printing and the usual post need about that many days from the moment a letter is asked for. */
    private static final int LETTER_DAYS = 5;

    private final JourneyProblems problems;
    private final Entry entry;
    private final List<ProductType> types;

    SenseCheck(JourneyProblems problems, Entry entry, Draft draft, List<ProductType> all) {
        this.problems = problems;
        this.entry = entry;
        String id = draft.process().id();
        List<ProductType> own = all.stream()
                .filter(type -> type.messaging().journey().equals(id))
                .toList();
        this.types = own.isEmpty() ? all : own;
    }

    void check(Draft draft, Journey journey) {
        FlowGraph graph = draft.graph();
        sendsWithoutWait(graph);
        Map<String, Duration> earliest = earliest(graph, journey);
        for (Step step : journey.steps()) {
            XmlElement node = graph.nodes.get(step.id());
            if (node != null && step.kind() == Step.Kind.WAIT) {
                WaitRule.of(step)
                        .ifPresent(rule -> wait(node, rule, earliest.getOrDefault(step.id(), Duration.ZERO), graph));
            }
            if (node != null && step.kind() == Step.Kind.SEND) {
                twice(node, graph);
            }
            if (node != null && step.kind() == Step.Kind.FIRST) {
                nothingToOpen(node, graph);
            }
        }
    }

    private void sendsWithoutWait(FlowGraph graph) {
        String start = graph.nodes("bpmn:startEvent").get(0).id();
        withoutWait(start, graph).stream()
                .filter(SenseCheck::sends)
                .forEach(node -> problems.error(
                        "SEND_WITHOUT_WAIT",
                        node,
                        new Text(
                                "A customer can come to this message without any wait.",
                                "Un client peut arriver à ce message sans aucune attente."),
                        new Text(
                                "Put a wait before it; 'Wait a while' with 0 minutes sends at once.",
                                "Placez une attente avant ; « Attendre un temps » avec 0 minute envoie aussitôt.")));
    }

    private void wait(XmlElement node, WaitRule rule, Duration earliest, FlowGraph graph) {
        if (rule instanceof WaitRule.After after) {
            longest()
                    .filter(life -> earliest.plus(after.least()).compareTo(life) > 0)
                    .ifPresent(life -> problems.warning(
                            "WAIT_OUTLIVES_NEED",
                            node,
                            new Text(
                                    "When this wait is over the need is gone: it ends " + days(life)
                                            + " after its last change.",
                                    "Quand cette attente finit, le besoin a disparu : il finit " + jours(life)
                                            + " après son dernier changement."),
                            new Text("Wait a shorter time.", "Attendez moins longtemps.")));
        } else if (rule instanceof WaitRule.FromDate from) {
            if (!types.isEmpty() && types.stream().noneMatch(type -> type.cycle() == Cycle.DATED || hasDates(type))) {
                problems.warning(
                        "DATE_NEVER_SET",
                        node,
                        new Text(
                                "No product type of this journey knows such a date.",
                                "Aucun type de produit de ce parcours ne connaît une telle date."),
                        new Text(
                                "Wait a while or for the best moment instead.",
                                "Attendez plutôt un temps ou le meilleur moment."));
            }
            if (!from.end() && from.days() > -LETTER_DAYS && from.days() <= 0) {
                withoutWait(node.id(), graph).stream()
                        .filter(next -> "postal".equals(next.properties().get(StepProperties.SEND_CHANNEL)))
                        .forEach(this::letter);
            }
        }
    }

    private void letter(XmlElement node) {
        problems.warning(
                "LETTER_TOO_LATE",
                node,
                new Text(
                        "Printed and posted so shortly before the date, the letter comes after it.",
                        "Imprimée et postée si peu avant la date, la lettre arrive après elle."),
                new Text(
                        "Wait until " + LETTER_DAYS + " days before the date or more, or use another channel.",
                        "Attendez jusqu'à " + LETTER_DAYS + " jours avant la date ou plus, ou prenez un autre canal."));
    }

    private void twice(XmlElement node, FlowGraph graph) {
        withoutWait(node.id(), graph).stream()
                .filter(SenseCheck::sends)
                .filter(next -> next != node)
                .filter(next ->
                        same(node, next, StepProperties.SEND_CHANNEL) && same(node, next, StepProperties.SEND_TEMPLATE))
                .forEach(next -> problems.warning(
                        "SAME_MESSAGE_TWICE",
                        next,
                        new Text(
                                "The customer gets the same message twice in a row, without a wait between.",
                                "Le client reçoit deux fois de suite le même message, sans attente entre les deux."),
                        new Text(
                                "Delete one of them, or put a wait between.",
                                "Supprimez-en un, ou placez une attente entre eux.")));
    }

    private void nothingToOpen(XmlElement gateway, FlowGraph graph) {
        boolean asksForMessage = graph.targets(gateway.id()).stream()
                .map(target -> target.properties().getOrDefault(StepProperties.WAIT_FOR, ""))
                .anyMatch(act -> act.equals("opened") || act.equals("clicked"));
        boolean sent = graph.nodes.values().stream()
                .filter(SenseCheck::sends)
                .anyMatch(send -> graph.reachable(send.id()).contains(gateway.id()));
        if (asksForMessage && !sent) {
            problems.warning(
                    "NOTHING_TO_OPEN",
                    gateway,
                    new Text(
                            "No message was sent before that could be opened.",
                            "Aucun message à ouvrir n'a été envoyé avant."),
                    new Text("Put a message before it.", "Placez un message avant."));
        }
    }

    /** The nodes a token can come to without waiting, the start left out. */
    private static List<XmlElement> withoutWait(String from, FlowGraph graph) {
        Set<XmlElement> seen = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            for (XmlElement target : graph.targets(next.remove())) {
                if (!target.name.equals("bpmn:intermediateCatchEvent") && seen.add(target)) {
                    next.add(target.id());
                }
            }
        }
        return List.copyOf(seen);
    }

    /** How long a token needs at least to each node, by the waits that are a while. */
    private static Map<String, Duration> earliest(FlowGraph graph, Journey journey) {
        Map<String, Duration> earliest = new HashMap<>();
        Deque<String> next = new ArrayDeque<>();
        String start = graph.nodes("bpmn:startEvent").get(0).id();
        earliest.put(start, Duration.ZERO);
        next.add(start);
        while (!next.isEmpty()) {
            String node = next.remove();
            Duration after = earliest.getOrDefault(node, Duration.ZERO).plus(least(journey, node));
            for (XmlElement target : graph.targets(node)) {
                Duration known = earliest.get(target.id());
                if (known == null || after.compareTo(known) < 0) {
                    earliest.put(target.id(), after);
                    next.add(target.id());
                }
            }
        }
        return earliest;
    }

    /** A colleague may answer at once. */
    private static Duration least(Journey journey, String node) {
        return journey.step(node)
                .filter(step -> !step.asks())
                .flatMap(WaitRule::of)
                .filter(WaitRule.After.class::isInstance)
                .map(rule -> ((WaitRule.After) rule).least())
                .orElse(Duration.ZERO);
    }

    private Optional<Duration> longest() {
        return entry == Entry.PURCHASE
                ? Optional.empty()
                : types.stream()
                        .map(type -> type.need().lifetime().withoutChange())
                        .max(Duration::compareTo);
    }

    private static boolean hasDates(ProductType type) {
        return type.need().events().stream()
                .anyMatch(rule -> rule.facts().paths().containsKey(FactPaths.Fact.DATE));
    }

    private static boolean sends(XmlElement node) {
        return node.properties().containsKey(StepProperties.SEND_CHANNEL);
    }

    private static boolean same(XmlElement a, XmlElement b, String property) {
        return a.properties().getOrDefault(property, "").equals(b.properties().getOrDefault(property, "-"));
    }

    private static String days(Duration life) {
        return life.toDays() > 0 ? life.toDays() + " days" : life.toHours() + " hours";
    }

    private static String jours(Duration life) {
        return life.toDays() > 0 ? life.toDays() + " jours" : life.toHours() + " heures";
    }
}
