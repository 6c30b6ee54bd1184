package io.kairos.channel.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every channel must do; a channel's tests extend it. Subclasses start their provider (a real server on loopback)
 * before each test and stop it after.
 */
public abstract class ChannelContract {

    /** A new channel whose provider accepts everything. The test closes it. */
    protected abstract Channel working();

    /** A new channel whose provider does not answer at all, such as a closed port. The test closes it. */
    protected abstract Channel unreachable();

    /** The dispatch ids the provider of {@link #working()} has taken over, one entry per copy. */
    protected abstract List<String> taken();

    /** An address the channel understands; different for different numbers. */
    protected abstract String address(int number);

    @Test
    void describes_itself_the_same_way_every_time() {
        try (Channel channel = working()) {
            assertThat(channel.descriptor()).isEqualTo(channel.descriptor());
        }
    }

    @Test
    void hands_an_accepted_message_over_exactly_once() {
        try (Channel channel = working()) {
            DeliveryOutcome outcome = channel.deliver(message(1));

            assertThat(outcome).isInstanceOf(DeliveryOutcome.Accepted.class);
            assertThat(taken()).containsExactly("dispatch-1");
        }
    }

    @Test
    void serves_many_threads_at_the_same_time() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Channel channel = working()) {
            List<Future<DeliveryOutcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                OutboundMessage message = message(i);
                outcomes.add(threads.submit(() -> channel.deliver(message)));
            }

            for (Future<DeliveryOutcome> outcome : outcomes) {
                assertThat(outcome.get()).isInstanceOf(DeliveryOutcome.Accepted.class);
            }
            assertThat(taken())
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 40)
                            .mapToObj(i -> "dispatch-" + i)
                            .toList());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void asks_to_try_again_when_the_provider_cannot_be_reached() {
        try (Channel channel = unreachable()) {
            DeliveryOutcome outcome = channel.deliver(message(1));

            assertThat(outcome).isInstanceOf(DeliveryOutcome.TryAgain.class);
        }
    }

    @Test
    void names_no_address_and_quotes_no_body_in_a_failure() {
        try (Channel channel = unreachable()) {
            DeliveryOutcome outcome = channel.deliver(message(1));

            assertThat(outcome.toString()).doesNotContain(address(1)).doesNotContain("Body 1");
        }
    }

    @Test
    void asks_to_try_again_once_closed_and_may_be_closed_twice() {
        Channel channel = working();
        channel.close();
        channel.close();

        assertThat(channel.deliver(message(1))).isInstanceOf(DeliveryOutcome.TryAgain.class);
        assertThat(taken()).isEmpty();
    }

    @Test
    void keeps_the_interrupt_flag_of_its_caller() {
        try (Channel channel = working()) {
            Thread.currentThread().interrupt();

            channel.deliver(message(1));

            assertThat(Thread.interrupted()).as("interrupt flag after deliver").isTrue();
        } finally {
            boolean cleared = Thread.interrupted();
            assertThat(cleared).as("flag was left set").isFalse();
        }
    }

    /** A plain message with dispatch id {@code dispatch-<number>}. */
    protected final OutboundMessage message(int number) {
        return new OutboundMessage(
                "dispatch-" + number,
                address(number),
                MessageContent.ofText("Subject " + number, "Body " + number),
                Map.of());
    }
}
