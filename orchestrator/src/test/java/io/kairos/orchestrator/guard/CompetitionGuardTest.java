package io.kairos.orchestrator.guard;

import static io.kairos.orchestrator.guard.Asking.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.guard.SendContext.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** By email 1 a day and 3 a week; all journeys together 8 a week. */
class CompetitionGuardTest {
    private static final UUID ADA = UUID.randomUUID();

    private final CompetitionGuard guard = new CompetitionGuard(Asking.settings(Map.of()));

    @Test
    void the_less_valuable_of_two_waits_until_there_is_room_again_and_says_who_won() {
        Verdict verdict = ask(10, List.of(rival("email", 12.5, NOW)), List.of());

        assertThat(verdict).isInstanceOfSatisfying(Verdict.HoldUntil.class, hold -> {
            assertThat(hold.until()).isEqualTo(NOW.plus(Duration.ofDays(1)));
            assertThat(hold.reason().code()).isEqualTo("outranked");
            assertThat(hold.reason().params())
                    .containsEntry("journey", "impulse")
                    .containsEntry("step", "send_now")
                    .containsEntry("winnerValue", "12.50")
                    .containsEntry("value", "10.00");
        });
        assertThat(ask(12.5, List.of(rival("email", 10, NOW)), List.of())).isInstanceOf(Verdict.Allow.class);
    }

    @Test
    void a_more_valuable_one_that_comes_soon_has_its_turn_first() {
        Instant soon = NOW.plus(Duration.ofHours(5));

        assertThat(ask(10, List.of(rival("email", 20, soon)), List.of()))
                .isInstanceOfSatisfying(
                        Verdict.HoldUntil.class,
                        hold -> assertThat(hold.until()).isEqualTo(soon.plus(Duration.ofMinutes(1))));
    }

    @Test
    void there_is_no_competition_where_there_is_room_for_all() {
        assertThat(ask(10, List.of(rival("sms", 20, NOW)), List.of()).reason().code())
                .isEqualTo("room-for-all");
        assertThat(ask(10, List.of(rival("webhook", 20, NOW)), List.of())
                        .reason()
                        .code())
                .isEqualTo("no-better-message");
    }

    @Test
    void channels_compete_for_the_pressure_budget() {
        List<CountedSend> letter = List.of(
                new CountedSend(ADA, "postal", "reminders", UUID.randomUUID(), NOW.minus(Duration.ofDays(2))),
                new CountedSend(ADA, "sms", "reminders", UUID.randomUUID(), NOW.minus(Duration.ofDays(1))));

        assertThat(ask(10, List.of(rival("sms", 20, NOW)), letter).reason())
                .satisfies(reason -> assertThat(reason.code()).isEqualTo("outranked"))
                .satisfies(reason -> assertThat(reason.params()).containsEntry("caps", "8 / 168 h"));
    }

    @Test
    void what_has_no_value_goes_in_the_order_it_was_planned() {
        assertThat(ask(0, List.of(rival("email", 0, NOW.plusSeconds(1))), List.of()))
                .isInstanceOf(Verdict.Allow.class);
        assertThat(ask(0, List.of(rival("email", 0, NOW.minusSeconds(1))), List.of()))
                .isInstanceOf(Verdict.HoldUntil.class);
    }

    @Test
    void the_priority_of_a_journey_makes_its_messages_worth_more() {
        PrioritySettings priorities = new PrioritySettings(Map.of("considered", 3.0));

        assertThat(priorities.value(5, "considered")).isEqualTo(15);
        assertThat(priorities.value(5, "impulse")).isEqualTo(5);
    }

    private Verdict ask(double value, List<Rival> rivals, List<CountedSend> sent) {
        SendRequest request = Asking.request("email", "reminders", Optional.empty(), ADA);
        Rival own = new Rival(request.dispatchId(), "email", "reminders", "considered", "send_reminder", value, NOW);
        return guard.ask(Asking.context(request, Asking.customer(Optional.empty()))
                .among(new Field(Optional.of(own), rivals, sent)));
    }

    private static Rival rival(String channel, double value, Instant plannedAt) {
        return new Rival(UUID.randomUUID(), channel, "reminders", "impulse", "send_now", value, plannedAt);
    }
}
