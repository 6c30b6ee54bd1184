package io.kairos.orchestrator.insight;

import io.kairos.journeys.bpmn.JourneyCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The journeys that come with Kairos. */
final class Shipped {

    private Shipped() {}

    static String journey(String name) {
        String path = "/kairos/journeys/" + name + ".bpmn";
        try (InputStream file =
                Objects.requireNonNull(JourneyCompiler.class.getResourceAsStream(path), () -> path + " is missing")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
