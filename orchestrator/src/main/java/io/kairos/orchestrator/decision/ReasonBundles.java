package io.kairos.orchestrator.decision;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** All bundles {@code reasons/*.properties} of the class path, in UTF-8, as one map per language. */
record ReasonBundles(Map<String, String> english, Map<String, String> french) {

    private static final String WHERE = "classpath*:reasons/*.properties";

    ReasonBundles {
        english = Map.copyOf(english);
        french = Map.copyOf(french);
    }

    /**
     * Reads them.
     *
     * @throws IllegalStateException when two bundles of one language hold the same code
     */
    static ReasonBundles onClassPath() {
        Map<String, String> english = new HashMap<>();
        Map<String, String> french = new HashMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(WHERE)) {
                boolean isFrench = String.valueOf(file.getFilename()).endsWith("_fr.properties");
                addTo(isFrench ? french : english, file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ReasonBundles(english, french);
    }

    private static void addTo(Map<String, String> language, Resource file) throws IOException {
        Properties words = new Properties();
        try (InputStream bytes = file.getInputStream();
                Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            words.load(text);
        }
        for (String code : words.stringPropertyNames()) {
            if (language.put(code, words.getProperty(code)) != null) {
                throw new IllegalStateException("two bundles hold the code " + code + "; one is " + file.getFilename());
            }
        }
    }
}
