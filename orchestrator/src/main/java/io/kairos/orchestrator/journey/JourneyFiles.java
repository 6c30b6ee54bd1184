package io.kairos.orchestrator.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Where journeys come from: the shipped files, and over them the files of the operator's folder with the same names. */
final class JourneyFiles {
    private static final String SHIPPED = "classpath*:kairos/journeys/*.bpmn";

    private JourneyFiles() {}

    /** File name to content, in the order of the names. */
    static Map<String, byte[]> read(Optional<Path> folder) {
        try {
            var files = new TreeMap<String, byte[]>();
            for (var resource : new PathMatchingResourcePatternResolver().getResources(SHIPPED)) {
                files.put(String.valueOf(resource.getFilename()), resource.getContentAsByteArray());
            }
            if (folder.isPresent()) {
                try (var own = Files.newDirectoryStream(folder.get(), "*.bpmn")) {
                    for (var file : own) {
                        files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
                    }
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("Journeys cannot be read: " + e.getMessage(), e);
        }
    }
}
