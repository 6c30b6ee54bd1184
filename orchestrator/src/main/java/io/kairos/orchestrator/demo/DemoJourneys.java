package io.kairos.orchestrator.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The demo's journeys, which send by all channels, in a folder as an operator's own would be. The journeys that come with
 * Kairos send emails only, since an installation has no other channel until it is given one.
 */
final class DemoJourneys {
    private static final String FILES = "classpath*:kairos/demo/*";
    private static final String OPERATORS_OWN = "KAIROS_JOURNEYS_FOLDER";

    private DemoJourneys() {}

    /** The folder; empty where the environment names one of the operator's. */
    static Optional<Path> in(Path data) {
        if (System.getenv(OPERATORS_OWN) != null) {
            return Optional.empty();
        }
        try {
            var folder = Files.createDirectories(data.resolve("journeys"));
            for (var resource : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                Files.write(folder.resolve(String.valueOf(resource.getFilename())), resource.getContentAsByteArray());
            }
            return Optional.of(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
