package io.kairos.journeys.catalogue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the desktop Camunda Modeler needs to draw journeys: the steps in English and French, a plug-in that completes them, the
 * recipes and a page that says where to put what. The same catalogue gives the same bytes.
 */
public final class DesktopZip {

    private static final String FOLDER = "/kairos/catalogue/desktop/";
    private static final String PLUGIN = "/resources/plugins/kairos-journeys/";
    private static final LocalDateTime ALWAYS = LocalDateTime.of(2000, 1, 1, 0, 0);

    private DesktopZip() {}

    public static byte[] of(TemplateCatalogue catalogue) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            add(zip, "README.md", resource("README.md"));
            add(zip, "LISEZMOI.md", resource("LISEZMOI.md"));
            for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
                String folder = language.getLanguage();
                add(zip, folder + "/resources/element-templates/kairos-journeys.json", catalogue.json(language));
                add(zip, folder + PLUGIN + "index.js", resource("index.js"));
                add(zip, folder + PLUGIN + "client.js", client(catalogue));
            }
            for (Recipe recipe : Recipes.all()) {
                add(
                        zip,
                        "journeys/" + recipe.id() + ".bpmn",
                        Recipes.bpmn(recipe.id()).orElseThrow());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /** The plug-in, knowing which steps need an event definition. */
    private static byte[] client(TemplateCatalogue catalogue) {
        Map<String, String> steps = new LinkedHashMap<>();
        catalogue
                .templates()
                .forEach(template -> template.place()
                        .completes()
                        .ifPresent(kind -> steps.put(
                                template.id(),
                                kind.equals("timer") ? "bpmn:TimerEventDefinition" : "bpmn:MessageEventDefinition")));
        String json = new JsonMapper().writeValueAsString(steps);
        return new String(resource("client.js"), StandardCharsets.UTF_8)
                .replace("var STEPS = {};", "var STEPS = " + json + ";")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(ALWAYS);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] resource(String name) {
        try (InputStream file = DesktopZip.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalStateException(FOLDER + name + " is missing from the module");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
