package io.kairos.orchestrator.insight;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code kairos.streams.*}.
 *
 * @param beat how long a stream with nothing to tell stays silent before it says that it is still there, so that proxies keep the
 *     line and readers who went away are noticed; told to the second, longer than none
 */
@ConfigurationProperties("kairos.streams")
record StreamSettings(@DefaultValue("15s") Duration beat) {
    StreamSettings {
        if (beat.isNegative() || beat.isZero()) {
            throw new IllegalArgumentException("kairos.streams.beat must be longer than none: " + beat);
        }
    }
}
