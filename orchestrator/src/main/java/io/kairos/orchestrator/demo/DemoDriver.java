package io.kairos.orchestrator.demo;

import io.kairos.orchestrator.capture.Capture;
import io.kairos.orchestrator.platform.Pump;
import io.kairos.orchestrator.platform.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Lives through a feed of events on a virtual clock: moves the clock to whatever comes next (an event, a moment, the end
 * of a hold), hands over the events of that instant, and lets the program do all that is due before time goes on.
 */
final class DemoDriver {
    private static final int BATCH = 200;

    private final VirtualClock clock;
    private final Capture capture;
    private final List<Pump> pumps;
    private final DemoFeed feed;
    private final Duration together;
    private final Pace pace;

    /** @param together how long an event may wait to be handed over with the next ones, unless something is due before */
    DemoDriver(VirtualClock clock, Capture capture, List<Pump> pumps, DemoFeed feed, Duration together, Pace pace) {
        this.clock = clock;
        this.capture = capture;
        this.pumps = List.copyOf(pumps);
        this.feed = feed;
        this.together = together;
        this.pace = pace;
    }

    /**
     * Runs until nothing is left to happen before the end.
     *
     * @param afterEach called after each instant
     * @param stopped asked before each instant
     */
    void run(Instant end, Runnable afterEach, BooleanSupplier stopped) throws InterruptedException {
        for (var next = next(end); next.isPresent() && !stopped.getAsBoolean(); next = next(end)) {
            var instant = next.get();
            pace.await(clock.instant(), instant);
            if (instant.isAfter(clock.instant())) {
                clock.setTo(instant);
            }
            handOver();
            settle();
            afterEach.run();
        }
        if (end.isAfter(clock.instant()) && !stopped.getAsBoolean()) {
            clock.setTo(end);
            settle();
        }
        afterEach.run();
    }

    private Optional<Instant> next(Instant end) {
        var events = feed.nextAt().map(at -> at.plus(together));
        var due = pumps.stream().map(Pump::nextDue).flatMap(Optional::stream);
        return Stream.concat(events.stream(), due)
                .min(Instant::compareTo)
                .filter(at -> !at.isAfter(end))
                .map(at -> at.isBefore(clock.instant()) ? clock.instant() : at);
    }

    private void handOver() {
        for (var events = feed.until(clock.instant(), BATCH);
                !events.isEmpty();
                events = feed.until(clock.instant(), BATCH)) {
            capture.submit(events).join();
        }
    }

    private void settle() {
        boolean busy = true;
        while (busy) {
            busy = false;
            for (var pump : pumps) {
                while (pump.runOnce() > 0) {
                    busy = true;
                }
            }
        }
    }
}
