package io.kairos.journeys.product;

import io.kairos.journeys.Problem;
import io.kairos.journeys.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One mapping of a YAML file. Whatever is wrong goes to the list of problems, with path and line, and the caller reads on with a
 * stand-in, so that one reading finds every mistake; a file with problems is never used.
 */
final class YamlMap {

    private final String path;
    private final int line;
    private final List<Problem> problems;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private YamlMap(String path, int line, List<Problem> problems) {
        this.path = path;
        this.line = line;
        this.problems = problems;
    }

    static YamlMap of(Node node, String path, List<Problem> problems) {
        YamlMap map = new YamlMap(path, line(node), problems);
        if (!(node instanceof MappingNode mapping)) {
            map.complain(
                    "NOT_A_MAP",
                    "",
                    "must be a group of 'name: value' lines",
                    "doit être un groupe de lignes « nom : valeur »");
            return map;
        }
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (map.values.put(key, entry.getValueNode()) != null) {
                map.complain("TWICE", key, "is given twice", "est donné deux fois");
            }
        }
        return map;
    }

    String path() {
        return path;
    }

    Set<String> keys() {
        return values.keySet();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Complains of every key outside the given ones. */
    YamlMap only(String... allowed) {
        Set<String> known = Set.of(allowed);
        values.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> problems.add(Problem.error(
                        "UNKNOWN_KEY",
                        at(key),
                        new Text("'" + key + "' is not known here.", "« " + key + " » n'est pas connu ici."),
                        new Text(
                                "Use one of: " + String.join(", ", List.of(allowed)) + ".",
                                "Utilisez l'un de : " + String.join(", ", List.of(allowed)) + "."))));
        return this;
    }

    /** The mapping under a key, empty with a complaint when it is missing. */
    YamlMap map(String key) {
        Node node = values.get(key);
        if (node == null) {
            missing(key);
            return new YamlMap(path(key), line, problems);
        }
        return of(node, path(key), problems);
    }

    /** The text under a key, parsed; the stand-in with a complaint when it is missing or does not parse. */
    <T> T value(String key, Function<String, Optional<T>> parse, T standIn, Text shape) {
        if (!has(key)) {
            missing(key);
            return standIn;
        }
        return optional(key, parse, shape).orElse(standIn);
    }

    <T> Optional<T> optional(String key, Function<String, Optional<T>> parse, Text shape) {
        Node node = values.get(key);
        if (node == null) {
            return Optional.empty();
        }
        Optional<T> value = node instanceof ScalarNode scalar
                ? parse.apply(scalar.getValue().strip())
                : Optional.empty();
        if (value.isEmpty()) {
            String got = node instanceof ScalarNode scalar ? scalar.getValue() : "…";
            problems.add(Problem.error(
                    "BAD_VALUE",
                    at(key),
                    new Text("'" + got + "' does not fit here.", "« " + got + " » ne convient pas ici."),
                    new Text("Write " + shape.en() + ".", "Écrivez " + shape.fr() + ".")));
        }
        return value;
    }

    /** The elements under a key as mappings; none when the key is missing. */
    List<YamlMap> maps(String key) {
        List<YamlMap> maps = new ArrayList<>();
        List<Node> elements = elements(key);
        for (int i = 0; i < elements.size(); i++) {
            maps.add(of(elements.get(i), path(key) + "[" + i + "]", problems));
        }
        return maps;
    }

    /** One text or a list of texts under a key, each parsed. */
    <T> List<T> values(String key, Function<String, Optional<T>> parse, Text shape) {
        List<T> parsed = new ArrayList<>();
        List<Node> elements = values.get(key) instanceof ScalarNode one ? List.of(one) : elements(key);
        for (Node element : elements) {
            Optional<T> value = element instanceof ScalarNode scalar
                    ? parse.apply(scalar.getValue().strip())
                    : Optional.empty();
            value.ifPresent(parsed::add);
            if (value.isEmpty()) {
                complain("BAD_VALUE", key, "must hold " + shape.en(), "doit contenir " + shape.fr());
            }
        }
        return parsed;
    }

    private List<Node> elements(String key) {
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        complain("NOT_A_LIST", key, "must be a list of '- …' lines", "doit être une liste de lignes « - … »");
        return List.of();
    }

    void complain(String code, String key, String en, String fr) {
        String what = key.isEmpty() ? path : path(key);
        problems.add(Problem.error(
                code,
                at(key),
                new Text("'" + what + "' " + en + ".", "« " + what + " » " + fr + "."),
                new Text("Correct that line of the file.", "Corrigez cette ligne du fichier.")));
    }

    private void missing(String key) {
        problems.add(Problem.error(
                "MISSING",
                at(key),
                new Text("'" + path(key) + "' is missing.", "« " + path(key) + " » manque."),
                new Text("Add a line '" + key + ": …' there.", "Ajoutez-y une ligne « " + key + " : … ».")));
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private String at(String key) {
        Node node = values.get(key);
        String where = key.isEmpty() ? path : path(key);
        return (where.isEmpty() ? "file" : where) + " (line " + (node == null ? line : line(node)) + ")";
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }
}
