package io.kairos.orchestrator.demo;

import io.kairos.orchestrator.insight.StatusFacts;
import io.kairos.orchestrator.platform.ThreadClock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.stereotype.Component;

/** Tells the status page of the demo that runs, if one does. */
@Component
class DemoFacts implements StatusFacts {
    private final DemoState state;
    private final ThreadClock clock;

    DemoFacts(DemoState state, ThreadClock clock) {
        this.state = state;
        this.clock = clock;
    }

    @Override
    public ClockFacts clock() {
        if (clock.virtual().isEmpty()) {
            return ClockFacts.REAL;
        }
        var options = state.running().map(DemoState.Running::options);
        return new ClockFacts(
                true,
                OptionalDouble.empty(),
                options.map(run -> run.from().atStartOfDay(ZoneOffset.UTC).toInstant()),
                options.map(
                        run -> run.to().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    @Override
    public Optional<StatusFacts.DemoFacts> demo(Locale locale) {
        return state.running()
                .map(run -> new StatusFacts.DemoFacts(
                        run.finished() ? StatusFacts.DemoFacts.State.FINISHED : StatusFacts.DemoFacts.State.RUNNING,
                        run.text().in(locale),
                        run.feed().position(),
                        run.feed().size()));
    }
}
