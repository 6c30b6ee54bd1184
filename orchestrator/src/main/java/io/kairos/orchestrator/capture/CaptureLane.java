package io.kairos.orchestrator.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * One thread that stores events in the order they come, grouped: whatever has gathered while the last batch was committed
 * makes the next one, and a lone event goes at once. One lane for all customers, because two identifiers of one person
 * would not meet in two; several nodes each have theirs and meet at the customers' row locks.
 */
@Component
final class CaptureLane implements Capture, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureLane.class);

    private final CaptureProperties properties;
    private final BatchKeeper keeper;
    /** What comes together is stored together, as far as a batch holds it. */
    private final BlockingQueue<List<Submission.Entry>> queue = new LinkedBlockingQueue<>();

    private final Semaphore room;

    private volatile @Nullable Thread thread;

    CaptureLane(CaptureProperties properties, BatchKeeper keeper) {
        this.properties = properties;
        this.keeper = keeper;
        this.room = new Semaphore(properties.queueSize());
    }

    @Override
    public synchronized CompletableFuture<CaptureReceipt> submit(List<CapturedEvent> events) {
        if (events.isEmpty()) return CompletableFuture.completedFuture(new CaptureReceipt(0, 0, List.of()));
        if (thread == null) {
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
        List<Submission.Entry> part = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            part.add(new Submission.Entry(events.get(i), submission, i));
            if (part.size() == properties.batchSize() || i == events.size() - 1) {
                queue.add(List.copyOf(part));
                part.clear();
            }
        }
        return submission.future();
    }

    private void run() {
        List<Submission.Entry> batch = new ArrayList<>();
        while (thread != null || !queue.isEmpty()) {
            try {
                List<Submission.Entry> part = queue.poll(50, TimeUnit.MILLISECONDS);
                if (part == null) continue;
                batch.addAll(part);
                for (part = queue.peek(); part != null && fits(batch, part); part = queue.peek()) {
                    batch.addAll(part);
                    queue.remove();
                }
                keep(batch);
            } catch (InterruptedException interrupted) {
                LOG.warn("The capture lane is interrupted; {} submission(s) are not acknowledged", queue.size());
                break;
            }
            batch.clear();
        }
        CaptureUnavailableException stopped = new CaptureUnavailableException("capture is stopping");
        for (List<Submission.Entry> part = queue.poll(); part != null; part = queue.poll()) {
            part.forEach(entry -> entry.fail(stopped));
        }
    }

    private boolean fits(List<Submission.Entry> batch, List<Submission.Entry> part) {
        return batch.size() + part.size() <= properties.batchSize();
    }

    /** The lane outlives whatever happens to one batch. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    private void keep(List<Submission.Entry> batch) {
        try {
            keeper.keep(List.copyOf(batch));
        } catch (Throwable failure) {
            LOG.error("{} event(s) are not acknowledged", batch.size(), failure);
            batch.forEach(entry -> entry.fail(failure));
        }
    }

    @Override
    public synchronized void start() {
        if (thread != null) return;
        Thread lane = new Thread(this::run, "capture-lane");
        lane.setDaemon(true);
        thread = lane;
        lane.start();
    }

    /** Takes nothing new; stores what is there. */
    @Override
    public void stop() {
        Thread lane;
        synchronized (this) {
            lane = thread;
            thread = null;
        }
        if (lane == null) return;
        try {
            lane.join(TimeUnit.SECONDS.toMillis(20));
            if (lane.isAlive()) lane.interrupt();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Stops after the web server, which takes no more requests then, and starts before it. */
    @Override
    public int getPhase() {
        return 0;
    }
}
