package io.kairos.journeys.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** The journeys to begin with that come with Kairos; each compiles as it is. */
public final class Recipes {

    private static final String FOLDER = "/kairos/recipes/";
    private static final String ID = "[A-Za-z_][A-Za-z0-9_.-]{0,99}";
    private static final List<Recipe> ALL = read();

    private Recipes() {}

    public static List<Recipe> all() {
        return ALL;
    }

    /** The file of a recipe, if there is such a one. */
    public static Optional<byte[]> bpmn(String id) {
        return ALL.stream().filter(recipe -> recipe.id().equals(id)).findFirst().map(recipe -> file(id + ".bpmn"));
    }

    /**
     * The file of a recipe as a new journey.
     *
     * @param processId id of the new journey: a letter, then letters, digits, '_', '-' and '.'
     * @param name shown name in either language
     * @throws IllegalArgumentException when the id cannot be the id of a process
     */
    public static Optional<byte[]> bpmn(String id, String processId, String name) {
        if (!processId.matches(ID)) {
            throw new IllegalArgumentException("'" + processId + "' cannot be the id of a journey");
        }
        String escaped = name.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\p{Cntrl}]", " ");
        return bpmn(id).map(bytes -> new String(bytes, StandardCharsets.UTF_8)
                .replaceFirst(
                        "<bpmn:process id=\"" + id + "\" name=\"[^\"]*\"",
                        Matcher.quoteReplacement("<bpmn:process id=\"" + processId + "\" name=\"" + escaped + "\""))
                .replaceFirst(
                        "(name=\"kairos.name.fr\" value=\")[^\"]*\"", "$1" + Matcher.quoteReplacement(escaped) + "\"")
                .replace("bpmnElement=\"" + id + "\"", "bpmnElement=\"" + processId + "\"")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static List<Recipe> read() {
        TemplateCatalogue catalogue = TemplateCatalogue.shipped();
        Map<String, Object> file = ModuleFile.read(FOLDER + "recipes.yaml");
        List<Recipe> recipes = new ArrayList<>();
        file.forEach((id, node) -> {
            Map<String, Object> entry = ModuleFile.map(node);
            recipes.add(new Recipe(
                    id,
                    ModuleFile.text(entry.get("name")),
                    ModuleFile.text(entry.get("text")),
                    catalogue.icon(String.valueOf(entry.get("icon")))));
        });
        return List.copyOf(recipes);
    }

    private static byte[] file(String name) {
        try (InputStream file = Recipes.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalStateException(FOLDER + name + " is missing from the module");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
