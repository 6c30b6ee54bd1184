package io.kairos.orchestrator.dispatch.sender;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many complaints a sender may get. Gmail and Yahoo ask bulk senders to stay below 0.1 % and never to reach 0.3 %.
 *
 * @param warnAt share of what was delivered from which operators are warned; default 0.001
 * @param stopAt share from which sending pauses until somebody resumes it; default 0.003
 * @param window how far back is counted; default 1 day
 * @param from how many must have been delivered for a share to mean something; default 1,000
 */
@ConfigurationProperties("kairos.complaints")
record ComplaintSettings(
        @DefaultValue("0.001") double warnAt,
        @DefaultValue("0.003") double stopAt,
        @DefaultValue("1d") Duration window,
        @DefaultValue("1000") int from) {
    ComplaintSettings {
        if (!(warnAt > 0) || !(stopAt >= warnAt) || stopAt > 1) {
            throw new IllegalArgumentException(
                    "kairos.complaints.warn-at must be more than 0 and stop-at from there to 1: " + warnAt + ", "
                            + stopAt);
        }
        if (window.toHours() < 1 || from < 1) {
            throw new IllegalArgumentException(
                    "kairos.complaints.window must be an hour or more and from 1 or more: " + window + ", " + from);
        }
    }
}
