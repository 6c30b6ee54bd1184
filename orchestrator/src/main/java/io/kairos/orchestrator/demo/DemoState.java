package io.kairos.orchestrator.demo;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How far the running demo has come, for the terminal and the web page. Thread-safe. */
@Component
class DemoState {
    private volatile Optional<Running> running = Optional.empty();

    void begin(Population population, DemoFeed feed, DemoOptions options) {
        running = Optional.of(new Running(population.text(), feed, options, false));
    }

    void finish() {
        running = running.map(run -> new Running(run.text(), run.feed(), run.options(), true));
    }

    Optional<Running> running() {
        return running;
    }

    String line(Instant now) {
        return running.map(run -> now.toString().substring(0, 16).replace('T', ' ') + "  event "
                        + run.feed().position() + " of " + run.feed().size())
                .orElse("");
    }

    /** @param finished whether the last instant has passed */
    record Running(DemoText text, DemoFeed feed, DemoOptions options, boolean finished) {}
}
