package io.kairos.orchestrator.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CapWindowTest {
    private static final UUID ADA = UUID.randomUUID();
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final List<Budget> RULES = Stream.of(
                    new CapRule("email", "*", 1, Duration.ofDays(1)), new CapRule("email", "*", 3, Duration.ofDays(7)))
            .map(Budget::of)
            .toList();

    @Test
    void nothing_sent_is_under_every_cap() {
        assertThat(freesAt()).isEmpty();
    }

    @Test
    void the_day_is_full_until_one_day_after_the_message() {
        assertThat(freesAt("2026-03-02T11:00:00Z")).contains(Instant.parse("2026-03-03T11:00:00Z"));
        assertThat(freesAt("2026-03-01T12:00:00.001Z")).contains(Instant.parse("2026-03-02T12:00:00.001Z"));
        assertThat(freesAt("2026-03-01T12:00:00Z")).isEmpty();
    }

    @Test
    void the_week_is_full_until_the_oldest_of_three_is_a_week_old() {
        assertThat(freesAt("2026-02-24T10:00:00Z", "2026-02-26T10:00:00Z", "2026-02-28T10:00:00Z"))
                .contains(Instant.parse("2026-03-03T10:00:00Z"));
    }

    @Test
    void the_strictest_cap_counts() {
        assertThat(freesAt("2026-02-24T10:00:00Z", "2026-02-26T10:00:00Z", "2026-03-02T11:30:00Z"))
                .contains(Instant.parse("2026-03-03T11:30:00Z"));
    }

    private static Optional<Instant> freesAt(String... sent) {
        List<CountedSend> emails = Stream.of(sent)
                .map(at -> new CountedSend(ADA, "email", "reminders", UUID.randomUUID(), Instant.parse(at)))
                .toList();
        return freesAt(emails, RULES, "email", "reminders");
    }

    private static Optional<Instant> freesAt(
            List<CountedSend> sent, List<Budget> budgets, String channel, String topic) {
        return CapWindow.fullest(sent, budgets, Asking.request(channel, topic, Optional.empty(), ADA), NOON)
                .map(CapWindow.Full::until);
    }

    @Test
    void a_cap_of_a_topic_counts_it_on_every_channel_and_nothing_else() {
        List<Budget> news = List.of(Budget.of(new CapRule("*", "news", 1, Duration.ofDays(7))));
        List<CountedSend> sent = List.of(sent("sms", "news", "2026-03-01T12:00:00Z"));

        assertThat(freesAt(sent, news, "email", "news")).contains(Instant.parse("2026-03-08T12:00:00Z"));
        assertThat(freesAt(sent, news, "email", "reminders")).isEmpty();
    }

    @Test
    void a_cap_of_everything_counts_every_channel_and_topic() {
        List<Budget> overall = List.of(Budget.of(new CapRule("*", "*", 2, Duration.ofDays(1))));

        assertThat(freesAt(
                        List.of(
                                sent("sms", "news", "2026-03-02T09:00:00Z"),
                                sent("postal", "offers", "2026-03-02T10:00:00Z")),
                        overall,
                        "email",
                        "reminders"))
                .contains(Instant.parse("2026-03-03T09:00:00Z"));
    }

    /** A letter of 4 and an email of 1 leave 3 of 8: room for an SMS of 2, not for another letter. */
    @Test
    void the_pressure_budget_adds_the_weights_of_the_channels() {
        List<Budget> pressure = List.of(Budget.of(new PressureBudget(8, Duration.ofDays(7), null)));
        List<CountedSend> sent = List.of(
                sent("postal", "reminders", "2026-02-26T12:00:00Z"), sent("email", "news", "2026-03-01T12:00:00Z"));

        assertThat(freesAt(sent, pressure, "sms", "reminders")).isEmpty();
        assertThat(freesAt(sent, pressure, "postal", "reminders")).contains(Instant.parse("2026-03-05T12:00:00Z"));
        assertThat(freesAt(sent, pressure, "webhook", "reminders"))
                .as("weighs nothing")
                .isEmpty();
    }

    private static CountedSend sent(String channel, String topic, String at) {
        return new CountedSend(ADA, channel, topic, UUID.randomUUID(), Instant.parse(at));
    }
}
