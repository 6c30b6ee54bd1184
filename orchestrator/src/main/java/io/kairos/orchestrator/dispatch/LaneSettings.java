package io.kairos.orchestrator.dispatch;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the channels are kept apart.
 *
 * @param perChannel how many rounds of one channel run at a time, where its provider recognises repeats; default 2
 * @param breaker when a provider counts as broken
 */
@ConfigurationProperties("kairos.dispatch.lanes")
record LaneSettings(
        @DefaultValue("2") int perChannel, @DefaultValue BreakerSettings breaker) {
    LaneSettings {
        if (perChannel < 1) {
            throw new IllegalArgumentException("kairos.dispatch.lanes.per-channel must be 1 or more: " + perChannel);
        }
    }
}
