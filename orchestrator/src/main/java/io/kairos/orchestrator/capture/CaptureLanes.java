package io.kairos.orchestrator.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Several lanes that store events side by side, so that one works while PostgreSQL answers the other. Events that name a
 * common identifier never overtake each other. Those of one person who is named by identifiers that no event under way names together
 * may; they meet at the lock of the customer's row, as those that two nodes take.
 */
@Component
final class CaptureLanes implements Capture, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureLanes.class);

    private final CaptureProperties properties;
    private final BatchKeeper keeper;
    private final UnderWay underWay;
    private final Semaphore room;
    /** Shares of a list that goes to several lanes are never of a batch's size: small ones fill batches better. */
    private final int partSize;

    private volatile List<CaptureLane> lanes = List.of();

    CaptureLanes(CaptureProperties properties, BatchKeeper keeper) {
        this.properties = properties;
        this.keeper = keeper;
        this.underWay = new UnderWay(properties.lanes());
        this.room = new Semaphore(properties.queueSize());
        this.partSize = Math.max(1, properties.batchSize() / (properties.lanes() > 1 ? 4 : 1));
    }

    @Override
    public synchronized CompletableFuture<CaptureReceipt> submit(List<CapturedEvent> events) {
        if (events.isEmpty()) return CompletableFuture.completedFuture(new CaptureReceipt(0, 0, List.of()));
        if (lanes.isEmpty()) {
            return CompletableFuture.failedFuture(new CaptureUnavailableException("capture is not running"));
        }
        // A list longer than the whole queue waits until the queue is empty, then goes as one.
        int size = Math.min(events.size(), properties.queueSize());
        if (!room.tryAcquire(size)) return takeOptOuts(events);
        return take(events).whenComplete((receipt, failure) -> room.release(size));
    }

    /** Whoever does not want to be written to is heard however much else waits; the list comes again and is known then. */
    private CompletableFuture<CaptureReceipt> takeOptOuts(List<CapturedEvent> events) {
        List<CapturedEvent> optOuts = events.stream()
                .filter(event -> CaptureTransaction.fact(event).isOptOut())
                .toList();
        if (optOuts.size() == events.size()) return take(events);
        if (!optOuts.isEmpty()) {
            take(optOuts).whenComplete((receipt, failure) -> {
                if (failure != null) LOG.warn("{} opt-out(s) were not stored at once", optOuts.size(), failure);
            });
        }
        throw new CaptureBusyException(properties.retryAfter());
    }

    private CompletableFuture<CaptureReceipt> take(List<CapturedEvent> events) {
        Submission submission = new Submission(events.size());
        TreeMap<Integer, List<Submission.Entry>> parts = new TreeMap<>();
        for (int i = 0; i < events.size(); i++) {
            Submission.Entry entry = new Submission.Entry(events.get(i), submission, i);
            int lane = underWay.place(entry);
            List<Submission.Entry> part = parts.computeIfAbsent(lane, number -> new ArrayList<>());
            if (part.size() == partSize || entry.waits() && !part.isEmpty()) {
                lanes.get(lane).add(List.copyOf(part));
                part.clear();
            }
            part.add(entry);
        }
        parts.forEach((lane, part) -> lanes.get(lane).add(List.copyOf(part)));
        return submission.future();
    }

    @Override
    public synchronized void start() {
        if (!lanes.isEmpty()) return;
        lanes = IntStream.range(0, properties.lanes())
                .mapToObj(number -> new CaptureLane(number, properties.batchSize(), keeper, underWay))
                .toList();
    }

    /** Takes nothing new; stores what is there. */
    @Override
    public void stop() {
        List<CaptureLane> running;
        synchronized (this) {
            running = lanes;
            lanes = List.of();
        }
        running.forEach(CaptureLane::close);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        try {
            for (CaptureLane lane : running) {
                lane.join(TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !lanes.isEmpty();
    }

    /** Stops after the web server, which takes no more requests then, and starts before it. */
    @Override
    public int getPhase() {
        return 0;
    }
}
