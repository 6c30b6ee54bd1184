package io.kairos.orchestrator.engine;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How journeys are executed.
 *
 * @param hibernation whether an instance that only waits sleeps in one row instead of Camunda's tables; default true.
 *     Instances of both kinds are served whatever it says
 * @param lanes how many threads wake those that are due, each with a database connection; as many as there are processors where
 *     nothing is said, at least 2; 16 at most
 */
@Validated
@ConfigurationProperties("kairos.engine")
record EngineSettings(
        @DefaultValue("true") boolean hibernation,
        @DefaultValue("0") @Min(0) @Max(16) int lanes) {
    EngineSettings {
        lanes = lanes == 0 ? Math.max(2, Math.min(16, Runtime.getRuntime().availableProcessors())) : lanes;
    }
}
