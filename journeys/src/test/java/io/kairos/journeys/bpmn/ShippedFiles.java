package io.kairos.journeys.bpmn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The journeys that come with Kairos, as files to read and to spoil. */
final class ShippedFiles {

    static final List<String> IDS = List.of("impulse", "considered", "dated", "after-purchase");

    static final JourneyCompiler COMPILER = new JourneyCompiler(JourneyCompiler.CHANNELS, Set.of("reminder"));

    private ShippedFiles() {}

    static byte[] bytes(String id) {
        String path = "/kairos/journeys/" + id + ".bpmn";
        try (InputStream file = Objects.requireNonNull(ShippedFiles.class.getResourceAsStream(path), path)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String id) {
        return new String(bytes(id), StandardCharsets.UTF_8);
    }

    static CompileResult compile(String bpmn) {
        return COMPILER.compile("test.bpmn", bpmn.getBytes(StandardCharsets.UTF_8));
    }
}
