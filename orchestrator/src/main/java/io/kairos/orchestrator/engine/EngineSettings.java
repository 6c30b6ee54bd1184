package io.kairos.orchestrator.engine;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How journeys are executed.
 *
 * @param hibernation whether an instance that only waits sleeps in one row instead of Camunda's tables; default true.
 *     Instances of both kinds are served whatever it says
 */
@ConfigurationProperties("kairos.engine")
record EngineSettings(@DefaultValue("true") boolean hibernation) {}
