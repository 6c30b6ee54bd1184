package io.kairos.orchestrator.dispatch;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a provider counts as broken.
 *
 * @param window how many of its last answers are looked at; default 50
 * @param atLeast how many of them there must be before they say anything; default 20
 * @param failureShare share of failures that opens the breaker, 0 to 1; default 0.5
 * @param pause how long nothing is claimed then; default 30 s
 * @param trials how many messages try the provider out after the pause; default 5
 */
record BreakerSettings(
        @DefaultValue("50") int window,
        @DefaultValue("20") int atLeast,
        @DefaultValue("0.5") double failureShare,
        @DefaultValue("30s") Duration pause,
        @DefaultValue("5") int trials) {

    BreakerSettings {
        if (window < 1 || atLeast < 1 || trials < 1 || pause.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "kairos.dispatch.lanes.breaker: window, at-least and trials must be 1 or more, and pause more than"
                            + " nothing");
        }
        if (!(failureShare > 0 && failureShare <= 1)) {
            throw new IllegalArgumentException(
                    "kairos.dispatch.lanes.breaker.failure-share must be more than 0 and at most 1: " + failureShare);
        }
    }
}
