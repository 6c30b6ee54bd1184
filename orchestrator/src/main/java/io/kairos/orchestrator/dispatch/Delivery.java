package io.kairos.orchestrator.dispatch;

import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.DeliveryOutcome;
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

    private final ChannelSet channels;
    private final ExecutorService workers;

    Delivery(ChannelSet channels, DispatchSettings settings) {
        this.channels = channels;
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
            Channel channel = channel(message);
            answers.add(workers.submit(() -> channel.deliver(message.message())));
        }
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            Prepared.Ready message = messages.get(i);
            results.add(new Result(
                    message.claim(),
                    channels.isRepeatable(channel(message).descriptor().id()),
                    await(answers.get(i), message)));
        }
        return results;
    }

    /** The dispatcher claims what the program's own channels serve, and nothing else comes here. */
    private Channel channel(Prepared.Ready message) {
        return channels.find(message.claim().dispatch().channel()).orElseThrow();
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
                            message.claim().dispatch().channel(),
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
