package io.kairos.orchestrator.timing.cli;

import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.timing.evaluate.Metrics;
import io.kairos.timing.model.ModelFitException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Runs one protocol; its metrics are the only thing on standard output, as one JSON object. */
abstract class Protocol implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Reads the options, then refits and measures. */
    abstract Metrics run() throws IOException;

    @Override
    public final Integer call() {
        Metrics metrics;
        try {
            metrics = run();
        } catch (IOException | UncheckedIOException | IllegalArgumentException | ModelFitException failed) {
            throw new StartFailure("timing-data", Map.of("cause", String.valueOf(failed.getMessage())), failed);
        }
        var out = spec.commandLine().getOut();
        out.println(new JsonMapper().writeValueAsString(metrics.asMap()));
        out.flush();
        return 0;
    }
}
