package io.kairos.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.spi.DeliveryOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** What follows from what a provider answers, and from no answer. */
class DispatchAnswersIT extends DispatchCase {
    @Test
    void tries_again_later_what_certainly_did_not_arrive() {
        Queue<DeliveryOutcome> answers = new ArrayDeque<>(List.of(
                new DeliveryOutcome.TryAgain(Duration.ofSeconds(5), "greylisted"),
                new DeliveryOutcome.TryAgain(Duration.ofMinutes(5), "greylisted"),
                new DeliveryOutcome.Accepted("third", Instant.EPOCH)));
        ScriptedChannel greylisting = ScriptedChannel.answering(message -> answers.remove());
        Dispatcher dispatcher = rig.dispatcher(greylisting);
        Instant start = clock.instant();
        NewDispatch due = added(ada.reminder(start));

        rig.drain(dispatcher);
        assertThat(tables.dispatch(due.id())).containsEntry("state", "ready").containsEntry("sent_at", null);
        assertThat(instant("not_before", due)).isBetween(start.plusSeconds(5), start.plusSeconds(60));
        Instant second = start.plusSeconds(60);
        clock.setTo(second);
        rig.drain(dispatcher);
        assertThat(instant("not_before", due)).isBetween(second.plusSeconds(300), second.plusSeconds(330));
        clock.setTo(second.plusSeconds(330));
        rig.drain(dispatcher);

        assertThat(tables.dispatch(due.id()))
                .containsEntry("state", "accepted")
                .containsEntry("provider_id", "third")
                .containsEntry("attempts", 3);
        assertThat(tables.decisions(due.id()))
                .containsExactly("send send", "hold delivery-failed", "send send", "hold delivery-failed", "send send");
    }

    @Test
    void gives_up_after_the_last_attempt_and_says_so() {
        ScriptedChannel broken =
                ScriptedChannel.answering(message -> new DeliveryOutcome.TryAgain(Duration.ofSeconds(1), "down"));
        NewDispatch due = added(ada.reminder(clock.instant()));
        jdbc.update("update dispatch set attempts = ? where id = ?", rig.settings.maxAttempts() - 1, due.id());

        rig.drain(rig.dispatcher(broken));

        assertThat(tables.dispatch(due.id()))
                .containsEntry("state", "aside")
                .containsEntry("close_code", "retries-exhausted");
        assertThat(tables.decisions(due.id())).containsExactly("send send", "refuse retries-exhausted");
    }

    @Test
    void never_repeats_a_hand_off_without_an_answer() {
        ScriptedChannel silent = ScriptedChannel.answering(message -> new DeliveryOutcome.Unknown("silence"));
        NewDispatch due = added(ada.reminder(clock.instant()));

        rig.drain(rig.dispatcher(silent));
        clock.advance(Duration.ofDays(30));
        rig.drain(rig.dispatcher(silent));

        assertThat(silent.taken(due)).isEqualTo(1);
        assertThat(tables.dispatch(due.id())).containsEntry("state", "unknown");
        assertThat(tables.dispatch(due.id()).get("sent_at"))
                .as("counts under the caps")
                .isNotNull();
        assertThat(tables.decisions(due.id())).containsExactly("send send", "no-send delivery-unknown");
    }

    @Test
    void takes_a_channel_that_breaks_its_promise_for_one_that_gave_no_answer() {
        ScriptedChannel throwing = ScriptedChannel.answering(message -> {
            throw new IllegalStateException("broken");
        });
        NewDispatch due = added(ada.reminder(clock.instant()));

        rig.drain(rig.dispatcher(throwing));

        assertThat(tables.state(due.id())).isEqualTo("unknown");
    }

    @Test
    void suppresses_an_address_that_does_not_exist() {
        ScriptedChannel refusing =
                ScriptedChannel.answering(message -> new DeliveryOutcome.Refused("550 5.1.1", "no such user"));
        NewDispatch due = added(ada.reminder(clock.instant()));
        NewDispatch next = added(ada.reminder(clock.instant().plusSeconds(60), 2, Optional.empty()));

        rig.drain(rig.dispatcher(refusing));
        clock.advance(Duration.ofSeconds(60));
        rig.drain(rig.dispatcher(refusing));

        assertThat(tables.dispatch(due.id())).containsEntry("close_code", "provider-refused");
        assertThat(refusing.taken(next)).isZero();
        assertThat(tables.decisions(next.id())).containsExactly("refuse suppressed");
    }
}
