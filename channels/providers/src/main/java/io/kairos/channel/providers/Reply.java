package io.kairos.channel.providers;

import java.util.Map;

/** What a server does with one request. */
sealed interface Reply {

    record Answer(int status, Map<String, String> headers, String body) implements Reply {
        static Answer json(int status, String body) {
            return new Answer(status, Map.of("Content-Type", "application/json;charset=utf-8"), body);
        }
    }

    /** Does what the fault says. */
    record Failing(Fault fault) implements Reply {}
}
