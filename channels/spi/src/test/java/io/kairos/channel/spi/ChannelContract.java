package io.kairos.channel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

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

    /** The recipient with that number; a channel that reaches no {@link Recipient.Line} says its own. */
    protected Recipient recipient(int number) {
        return new Recipient.Line(address(number));
    }

    /** A content of the kind the channel carries that says {@code text}, where the kind says anything. */
    protected MessageContent content(String text) {
        return MessageContent.ofText("Subject", text);
    }

    /** How often the provider of {@link #working()} or of {@link #troubles()} was asked to take a message. */
    protected int calls() {
        return taken().size();
    }

    /** Channels by what ails their provider, such as {@code 429}, {@code hangs} or {@code resets}. The test closes them. */
    protected Map<String, Supplier<Channel>> troubles() {
        return Map.of();
    }

    /** The longest a call may take when the provider does not answer: the sum of the channel's timeouts, and some. */
    protected Duration patience() {
        return Duration.ofSeconds(20);
    }

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

    @TestFactory
    Stream<DynamicTest> asks_a_troubled_provider_no_more_than_once() {
        return troubles().entrySet().stream()
                .map(trouble -> DynamicTest.dynamicTest(
                        trouble.getKey(),
                        () -> assertTimeoutPreemptively(patience(), () -> {
                            int before = calls();
                            try (Channel channel = trouble.getValue().get()) {
                                DeliveryOutcome outcome = channel.deliver(message(1));

                                assertThat(outcome).isNotInstanceOf(DeliveryOutcome.Accepted.class);
                                assertThat(outcome.toString())
                                        .doesNotContain(address(1))
                                        .doesNotContain("Body 1");
                            }
                            assertThat(calls() - before).isLessThanOrEqualTo(1);
                        })));
    }

    @TestFactory
    Stream<DynamicTest> settles_a_message_of_any_kind_without_trying_again() {
        return Stream.of(
                        new MessageContent.ShortText("Body 1"),
                        MessageContent.of("Subject", "Body 1", "<p>Body 1</p>"),
                        new MessageContent.Audience("seaside", MessageContent.Audience.Membership.ENTER),
                        new MessageContent.Letter("Subject", "Body 1", "<p>Body 1</p>"),
                        new MessageContent.Json("{\"said\":\"Body 1\"}"))
                .map(content -> DynamicTest.dynamicTest(content.kind().name(), () -> settles(recipient(1), content)));
    }

    @TestFactory
    Stream<DynamicTest> settles_a_message_to_any_kind_of_recipient_without_trying_again() {
        return Stream.of(
                        new Recipient.Line("nobody and nowhere"),
                        new Recipient.Email("not an address"),
                        new Recipient.Phone("+99999999999"),
                        new Recipient.Identity(
                                Optional.of("?"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new Recipient.Postal("Ann", List.of(), "", "", "", ""),
                        new Recipient.Url(URI.create("file:///etc/passwd")))
                .map(recipient ->
                        DynamicTest.dynamicTest(recipient.kind().name(), () -> settles(recipient, content("Body 1"))));
    }

    @TestFactory
    Stream<DynamicTest> settles_poisonous_text_without_trying_again() {
        Map<String, String> poison = new LinkedHashMap<>();
        poison.put("half a surrogate pair", "a\uD83D");
        poison.put("the other half", "\uDE00b");
        poison.put("marks that turn the line round", "\u202Eevil\u202C");
        poison.put("controls", "bell \u0007 and escape \u001B[31m");
        poison.put("a dot on a line", "one\r\n.\r\nRCPT TO:<other@example.org>\r\n");
        poison.put("markup", "</p><script>alert(1)</script>&To=%2B15005550006{{x}}");
        poison.put("a bare line feed", "one\nBcc: other@example.org\n\ntwo");
        poison.put("a long text", "long ".repeat(100_000));
        return poison.entrySet().stream()
                .map(one ->
                        DynamicTest.dynamicTest(one.getKey(), () -> settles(recipient(1), content(one.getValue()))));
    }

    /** Taken over once or refused for good; a message that is tried again for ever would block others. */
    private void settles(Recipient recipient, MessageContent content) {
        int before = taken().size();
        try (Channel channel = working()) {
            DeliveryOutcome outcome = channel.deliver(new OutboundMessage("dispatch-1", recipient, content, Map.of()));

            assertThat(outcome)
                    .isInstanceOfAny(
                            DeliveryOutcome.Accepted.class,
                            DeliveryOutcome.Refused.class,
                            DeliveryOutcome.Suppressed.class);
            assertThat(taken().size() - before).isEqualTo(outcome instanceof DeliveryOutcome.Accepted ? 1 : 0);
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
        return new OutboundMessage("dispatch-" + number, recipient(number), content("Body " + number), Map.of());
    }
}
