package io.kairos.journeys.feel;

import io.kairos.journeys.Text;
import io.kairos.journeys.catalogue.ModuleFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The facts that conditions and decision tables may ask about, and the functions they may use. */
public final class Variables {

    private static final Map<String, Object> FILE = ModuleFile.read("/kairos/catalogue/variables.yaml");
    private static final List<Variable> ALL = variables();
    private static final Set<String> NAMES = ALL.stream().map(Variable::name).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> FUNCTIONS = Set.copyOf(ModuleFile.texts(FILE.get("functions")));

    private Variables() {}

    /** @param name a path such as {@code need.value}; one that ends in {@code .*} stands for any name in its place */
    public record Variable(String name, Text text) {}

    /** In the order of the list. */
    public static List<Variable> all() {
        return ALL;
    }

    /** Functions of FEEL that are pure and cheap; no others may be called. */
    public static Set<String> functions() {
        return FUNCTIONS;
    }

    static boolean isKnown(String path) {
        int dot = path.lastIndexOf('.');
        return NAMES.contains(path) || dot > 0 && NAMES.contains(path.substring(0, dot) + ".*");
    }

    /** For suggestions: the names without those that stand for many. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>(NAMES);
        names.removeIf(name -> name.endsWith("*"));
        return names;
    }

    private static List<Variable> variables() {
        return ModuleFile.map(FILE.get("variables")).entrySet().stream()
                .map(entry -> new Variable(entry.getKey(), ModuleFile.text(entry.getValue())))
                .toList();
    }
}
