package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.DeliveryPolicy;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands messages to their channels, a few at a time, and waits for every answer. */
@Component
class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final ExecutorService workers;

    Delivery(DispatchSettings settings) {
        AtomicInteger number = new AtomicInteger();
        workers = Executors.newFixedThreadPool(settings.workers(), task -> {
            Thread thread = new Thread(task, "channel-worker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The answers, in the order of the messages; an interrupt is kept until the last is there. */
    List<Result> deliver(List<Prepared.Ready> messages) {
        List<Future<DeliveryOutcome>> answers = new ArrayList<>();
        for (Prepared.Ready message : messages) {
            answers.add(workers.submit(() -> message.channel().deliver(message.message())));
        }
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            Prepared.Ready message = messages.get(i);
            boolean repeatable = message.channel().descriptor().policy() == DeliveryPolicy.AT_LEAST_ONCE_WITH_KEY;
            results.add(new Result(message.claim(), repeatable, await(answers.get(i), message)));
        }
        return results;
    }

    private static DeliveryOutcome await(Future<DeliveryOutcome> answer, Prepared.Ready message) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    LOG.error(
                            "Channel {} broke its promise on dispatch {}",
                            message.channel().descriptor().id(),
                            message.claim().id(),
                            e.getCause());
                    return new DeliveryOutcome.Unknown("the channel failed");
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @PreDestroy
    void close() {
        workers.shutdown();
    }
}
