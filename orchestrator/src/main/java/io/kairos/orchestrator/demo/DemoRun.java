package io.kairos.orchestrator.demo;

import io.kairos.orchestrator.capture.Capture;
import io.kairos.orchestrator.demo.DemoStore.Progress;
import io.kairos.orchestrator.moment.TimingSource;
import io.kairos.orchestrator.platform.Pump;
import io.kairos.orchestrator.platform.ThreadClock;
import io.kairos.orchestrator.platform.VirtualClock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Lives through a population from the first search to the last arrival date, and goes on where an earlier run broke off. */
@Component
class DemoRun {
    private static final long SAVE_EVERY_MILLIS = 500;
    private static final long TELL_EVERY_MILLIS = 2_000;

    private final ThreadClock clock;
    private final Capture capture;
    private final List<Pump> pumps;
    private final DemoStore store;
    private final TimingSource timing;
    private final DemoState state;

    DemoRun(
            ThreadClock clock,
            Capture capture,
            List<Pump> pumps,
            DemoStore store,
            TimingSource timing,
            DemoState state) {
        this.clock = clock;
        this.capture = capture;
        this.pumps = pumps;
        this.store = store;
        this.timing = timing;
        this.state = state;
    }

    /**
     * Runs to the end of the last day.
     *
     * @param speed virtual seconds per real second; empty: as fast as the machine can
     * @param tell receives a line of progress now and then
     * @return real seconds spent, over all parts of the run
     */
    double run(
            Population population,
            DemoOptions options,
            OptionalDouble speed,
            Consumer<String> tell,
            BooleanSupplier stopped)
            throws InterruptedException {
        VirtualClock virtual =
                clock.virtual().orElseThrow(() -> new IllegalStateException("a demo runs on a virtual clock"));
        timing.use(population.models());
        var end = options.to().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        var feed = new DemoFeed(population.customers());
        var before = store.progress(options.fingerprint());
        if (before.isEmpty()) {
            store.begin(options.fingerprint(), population, end);
        } else {
            feed.resumeAt(before.get().position());
            resumeClock(virtual, before.get());
            tell.accept("going on at " + virtual.instant() + ", event " + feed.position() + " of " + feed.size());
        }
        long spentBefore = before.map(Progress::wallMillis).orElse(0L);
        long started = System.nanoTime();
        var ticker = new Ticker(started);
        state.begin(population, feed, options);
        new DemoDriver(virtual, capture, pumps, feed, population.together(), new Pace(speed))
                .run(
                        end,
                        () -> {
                            if (ticker.saveIsDue()) {
                                store.save(new Progress(
                                        feed.position(), virtual.instant(), spentBefore + ticker.millis()));
                            }
                            if (ticker.tellIsDue()) {
                                tell.accept(state.line(virtual.instant()));
                            }
                        },
                        stopped);
        long wall = spentBefore + ticker.millis();
        store.save(new Progress(feed.position(), virtual.instant(), wall));
        if (!stopped.getAsBoolean()) {
            store.finish();
            state.finish();
        }
        return wall / 1000.0;
    }

    private void resumeClock(VirtualClock virtual, Progress before) {
        for (Instant reached : List.of(before.clock(), store.lastWrite())) {
            if (reached.isAfter(virtual.instant())) {
                virtual.setTo(reached);
            }
        }
    }

    /** Real time since the run began; progress is kept and told by it, never decided on. */
    private static final class Ticker {
        private final long started;
        private long saved;
        private long told;

        Ticker(long started) {
            this.started = started;
        }

        long millis() {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        }

        boolean saveIsDue() {
            boolean due = millis() - saved >= SAVE_EVERY_MILLIS;
            saved = due ? millis() : saved;
            return due;
        }

        boolean tellIsDue() {
            boolean due = millis() - told >= TELL_EVERY_MILLIS;
            told = due ? millis() : told;
            return due;
        }
    }
}
