package io.kairos.orchestrator.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that stores events in the order they come, grouped: whatever has gathered while the last batch was committed
 * makes the next one, and a lone event goes at once.
 */
final class CaptureLane {
    private static final Logger LOG = LoggerFactory.getLogger(CaptureLane.class);

    private final int batchSize;
    private final BatchKeeper keeper;
    private final UnderWay underWay;
    /** What comes together is stored together, as far as a batch holds it. */
    private final BlockingQueue<List<Submission.Entry>> queue = new LinkedBlockingQueue<>();

    private final Thread thread;
    private volatile boolean open = true;

    CaptureLane(int number, int batchSize, BatchKeeper keeper, UnderWay underWay) {
        this.batchSize = batchSize;
        this.keeper = keeper;
        this.underWay = underWay;
        thread = new Thread(this::run, "capture-lane-" + number);
        thread.setDaemon(true);
        thread.start();
    }

    void add(List<Submission.Entry> part) {
        queue.add(part);
    }

    /** Ends when all it was given is stored; nothing may be added any more. */
    void close() {
        open = false;
    }

    void join(long millis) throws InterruptedException {
        thread.join(Math.max(1, millis));
        if (thread.isAlive()) thread.interrupt();
    }

    private void run() {
        List<Submission.Entry> batch = new ArrayList<>();
        while (open || !queue.isEmpty()) {
            try {
                List<Submission.Entry> part = queue.poll(50, TimeUnit.MILLISECONDS);
                if (part == null) continue;
                batch.addAll(part);
                underWay.awaitTurn(part.get(0));
                for (part = queue.peek(); part != null && fits(batch, part); part = queue.peek()) {
                    batch.addAll(part);
                    queue.remove();
                }
                keep(batch);
            } catch (InterruptedException interrupted) {
                LOG.warn("A capture lane is interrupted; {} submission(s) are not acknowledged", queue.size());
                break;
            }
            underWay.settled(batch);
            batch.clear();
        }
        fail(batch);
        for (List<Submission.Entry> part = queue.poll(); part != null; part = queue.poll()) {
            fail(part);
        }
    }

    private boolean fits(List<Submission.Entry> batch, List<Submission.Entry> part) {
        return batch.size() + part.size() <= batchSize && underWay.isItsTurn(part.get(0));
    }

    private void fail(List<Submission.Entry> entries) {
        CaptureUnavailableException stopped = new CaptureUnavailableException("capture is stopping");
        entries.forEach(entry -> entry.fail(stopped));
        underWay.settled(entries);
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
}
