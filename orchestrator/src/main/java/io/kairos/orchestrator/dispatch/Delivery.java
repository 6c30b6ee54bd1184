package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.BatchChannel;
import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.DeliveryPolicy;
import io.kairos.channel.spi.OutboundMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages to one channel by threads of its own, and waits for every answer. What a channel takes as a batch goes in
 * one call, in the order it came. Used by one thread at a time.
 */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final long IDLE_SECONDS = 30;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int WIDEST = 4_096;

    private final Channel channel;
    private final int workers;
    private final ExecutorService threads;
    private int width;

    Delivery(Channel channel, int workers) {
        this.channel = channel;
        this.workers = workers;
        AtomicInteger number = new AtomicInteger();
        String id = channel.descriptor().id();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                workers, workers, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(2 * workers), task -> {
                    Thread thread = new Thread(task, "channel-" + id + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
        this.width = channel instanceof BatchChannel together ? Math.max(workers, together.batchSize()) : workers;
    }

    /**
     * How many to hand over before their answers are stored. Where a hand-off cannot be repeated a crash leaves as many
     * without an answer: no more than there are workers. Elsewhere as many as take about a second.
     */
    int width() {
        return width;
    }

    /** Whether a hand-off without an answer may be made again. */
    boolean isRepeatable() {
        return channel.descriptor().policy() == DeliveryPolicy.AT_LEAST_ONCE_WITH_KEY;
    }

    /** The answers, in the order of the messages; an interrupt is kept until the last is there. */
    List<Result> deliver(List<Prepared.Ready> messages) {
        long begin = System.nanoTime();
        DeliveryOutcome[] outcomes = new DeliveryOutcome[messages.size()];
        int size = channel instanceof BatchChannel together ? together.batchSize() : 1;
        int calls = (messages.size() + size - 1) / size;
        AtomicInteger next = new AtomicInteger();
        Runnable worker = () -> {
            for (int call = next.getAndIncrement(); call < calls; call = next.getAndIncrement()) {
                hand(messages, call * size, Math.min(messages.size(), (call + 1) * size), outcomes);
            }
        };
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < Math.min(workers, calls); i++) {
            running.add(threads.submit(worker));
        }
        awaitAll(running);
        adapt(messages.size(), System.nanoTime() - begin);
        List<Result> results = new ArrayList<>(outcomes.length);
        for (int i = 0; i < outcomes.length; i++) {
            results.add(new Result(messages.get(i).claim(), isRepeatable(), outcomes[i]));
        }
        return results;
    }

    private void adapt(int handed, long nanos) {
        if (!isRepeatable() || channel instanceof BatchChannel) {
            return;
        }
        if (nanos < SECOND / 2 && handed >= width) {
            width = Math.min(WIDEST, 2 * width);
        } else if (nanos > SECOND) {
            width = Math.max(workers, width / 2);
        }
    }

    private void hand(List<Prepared.Ready> messages, int from, int to, DeliveryOutcome[] outcomes) {
        try {
            List<DeliveryOutcome> answers = call(messages.subList(from, to).stream()
                    .map(Prepared.Ready::message)
                    .toList());
            if (answers.size() != to - from) {
                throw new IllegalStateException(answers.size() + " answers for " + (to - from) + " messages");
            }
            for (int i = from; i < to; i++) {
                outcomes[i] = answers.get(i - from);
            }
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            LOG.error(
                    "Channel {} broke its promise on dispatch {}",
                    channel.descriptor().id(),
                    messages.get(from).claim().id(),
                    e);
            Arrays.fill(outcomes, from, to, new DeliveryOutcome.Unknown("the channel failed"));
        }
    }

    private List<DeliveryOutcome> call(List<OutboundMessage> messages) {
        return channel instanceof BatchChannel together
                ? together.deliverAll(messages)
                : List.of(channel.deliver(messages.get(0)));
    }

    private static void awaitAll(List<Future<?>> running) {
        boolean interrupted = false;
        try {
            for (Future<?> one : running) {
                boolean ended = false;
                while (!ended) {
                    try {
                        one.get();
                        ended = true;
                    } catch (InterruptedException e) {
                        interrupted = true;
                    } catch (ExecutionException e) {
                        throw new IllegalStateException("a worker ended in the middle", e.getCause());
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void close() {
        threads.shutdown();
    }
}
