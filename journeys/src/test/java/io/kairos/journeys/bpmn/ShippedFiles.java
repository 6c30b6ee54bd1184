package io.kairos.journeys.bpmn;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The journeys that come with Kairos, as texts to spoil, and a compiler for them. */
final class ShippedFiles {

    static final JourneyCompiler COMPILER =
            new JourneyCompiler(JourneyCompiler.CHANNELS, Set.of("reminder", "last-reminder", "letter"));

    private ShippedFiles() {}

    static String text(String id) {
        return new String(ShippedJourneys.bpmn(id), StandardCharsets.UTF_8);
    }

    static CompileResult compile(String bpmn) {
        return COMPILER.compile("test.bpmn", bpmn.getBytes(StandardCharsets.UTF_8));
    }
}
