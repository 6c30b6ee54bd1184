package io.kairos.journeys.catalogue;

import io.kairos.journeys.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Reads the YAML files that are part of this module: a mistake in one stops the program with its place. */
public final class ModuleFile {

    private ModuleFile() {}

    /** The groups at the top of a file. */
    public static Map<String, Object> read(String resource) {
        try (InputStream yaml = ModuleFile.class.getResourceAsStream(resource)) {
            if (yaml == null) {
                throw new IllegalStateException(resource + " is missing from the module");
            }
            return map(new Load(LoadSettings.builder().setLabel(resource).build()).loadFromInputStream(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Map<String, Object> map(@Nullable Object node) {
        if (!(node instanceof Map<?, ?> entries)) {
            throw new IllegalStateException("the file has '" + node + "' where a group is expected");
        }
        Map<String, Object> map = new LinkedHashMap<>();
        entries.forEach((key, value) -> map.put(String.valueOf(key), value));
        return map;
    }

    public static List<String> texts(@Nullable Object node) {
        if (!(node instanceof List<?> list)) {
            throw new IllegalStateException("the file has '" + node + "' where a list is expected");
        }
        return list.stream().map(String::valueOf).toList();
    }

    /** One text in both languages. */
    public static Text text(@Nullable Object node) {
        Map<String, Object> words = map(node);
        return new Text(known(words, "en").toString(), known(words, "fr").toString());
    }

    static <T> T known(Map<String, T> all, String key) {
        return Optional.ofNullable(all.get(key))
                .orElseThrow(() -> new IllegalStateException("a file refers to '" + key + "', which it lacks"));
    }
}
