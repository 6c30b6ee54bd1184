package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.BatchChannel;
import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.DeliveryPolicy;
import io.kairos.channel.spi.OutboundMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages to one channel by threads of its own; their answers are heard as they arrive, so that none waits for
 * another. What a channel takes as a batch goes in one call, in the order it came. Used by one thread at a time.
 */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final long IDLE_SECONDS = 30;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    /** How long an answer waits for others that are about to arrive, to be stored with them. */
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(2);

    private static final int WIDEST = 4_096;

    private final Channel channel;
    private final int workers;
    private final int callSize;
    private final ExecutorService threads;
    private final BlockingQueue<List<Result>> answers = new LinkedBlockingQueue<>();
    private int width;
    private int underWay;
    private int counted;
    private long countedSince;
    private boolean interrupted;

    Delivery(Channel channel, int workers) {
        this.channel = channel;
        this.workers = workers;
        this.callSize = channel instanceof BatchChannel together ? together.batchSize() : 1;
        AtomicInteger number = new AtomicInteger();
        String id = channel.descriptor().id();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                workers, workers, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WIDEST), task -> {
                    Thread thread = new Thread(task, "channel-" + id + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
        this.width = Math.max(workers, callSize);
    }

    /**
     * How many more may be handed over now. Where a hand-off cannot be repeated a crash leaves as many without an answer as
     * are under way: never more than there are workers. Elsewhere about as many are under way as take a second.
     */
    int room() {
        return width - underWay;
    }

    /** Whether answers are still to come. */
    boolean isUnderWay() {
        return underWay > 0;
    }

    /** Hands these over, no more than there is room for; does not wait for them. */
    void hand(List<Prepared.Ready> messages) {
        if (underWay == 0) {
            countedSince = System.nanoTime();
            counted = 0;
        }
        underWay += messages.size();
        for (int from = 0; from < messages.size(); from += callSize) {
            List<Prepared.Ready> one = messages.subList(from, Math.min(messages.size(), from + callSize));
            threads.execute(() -> answers.add(results(one)));
        }
    }

    /** The answers that have arrived: at least one, while any is under way. An interrupt is kept until the last is there. */
    List<Result> heard() {
        List<Result> heard = new ArrayList<>();
        if (underWay > 0) {
            take(heard, Long.MAX_VALUE);
            long end = System.nanoTime() + MOMENT;
            for (long left = MOMENT; underWay > 0 && left > 0; left = end - System.nanoTime()) {
                take(heard, left);
            }
            adapt(heard.size());
        }
        if (underWay == 0 && interrupted) {
            interrupted = false;
            Thread.currentThread().interrupt();
        }
        return heard;
    }

    private void take(List<Result> heard, long nanos) {
        try {
            List<Result> next = answers.poll(nanos, TimeUnit.NANOSECONDS);
            if (next != null) {
                heard.addAll(next);
                underWay -= next.size();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
    }

    private void adapt(int more) {
        if (!isRepeatable() || callSize > 1) {
            return;
        }
        counted += more;
        if (counted >= width) {
            long now = System.nanoTime();
            if (now - countedSince < SECOND / 2) {
                width = Math.min(WIDEST, 2 * width);
            } else if (now - countedSince > SECOND) {
                width = Math.max(workers, width / 2);
            }
            counted = 0;
            countedSince = now;
        }
    }

    /** Whether the provider recognises a hand-off that is made again. */
    boolean isRepeatable() {
        return channel.descriptor().policy() == DeliveryPolicy.AT_LEAST_ONCE_WITH_KEY;
    }

    private List<Result> results(List<Prepared.Ready> messages) {
        List<DeliveryOutcome> outcomes = outcomes(messages);
        boolean repeatable = isRepeatable();
        List<Result> results = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            results.add(new Result(messages.get(i).claim(), repeatable, outcomes.get(i)));
        }
        return results;
    }

    private List<DeliveryOutcome> outcomes(List<Prepared.Ready> messages) {
        try {
            List<DeliveryOutcome> outcomes =
                    call(messages.stream().map(Prepared.Ready::message).toList());
            if (outcomes.size() == messages.size()) {
                return outcomes;
            }
            throw new IllegalStateException(outcomes.size() + " answers for " + messages.size() + " messages");
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            LOG.error(
                    "Channel {} broke its promise on dispatch {}",
                    channel.descriptor().id(),
                    messages.get(0).claim().id(),
                    e);
            DeliveryOutcome unknown = new DeliveryOutcome.Unknown("the channel failed");
            return messages.stream().map(message -> unknown).toList();
        }
    }

    private List<DeliveryOutcome> call(List<OutboundMessage> messages) {
        return channel instanceof BatchChannel together
                ? together.deliverAll(messages)
                : List.of(channel.deliver(messages.get(0)));
    }

    void close() {
        threads.shutdown();
    }
}
