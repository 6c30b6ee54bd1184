package io.kairos.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.providers.Fault;
import io.kairos.channel.providers.ReceivedWebhook;
import io.kairos.channel.providers.SentSms;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Channels that came in with a jar, from the queue to their provider and back. */
class ProvidedChannelsIT extends WithProviders {
    @Autowired
    ChannelNames names;

    @Autowired
    JsonMapper json;

    @Test
    void are_open_to_journeys_beside_email() {
        assertThat(names.all()).contains("email", "sms", "webhook");
    }

    @Test
    void sms_goes_out_as_short_text_to_the_customers_number_and_is_recorded() {
        NewDispatch due = sent("sms");

        SentSms sms = smsOf(due);
        assertThat(sms.to()).isEqualTo(tables.phone(ada));
        assertThat(sms.body()).contains("Oslo").doesNotContain("<");
        assertThat(tables.dispatch(due.id()))
                .containsEntry("state", "accepted")
                .containsEntry("provider_id", sms.sid());
    }

    @Test
    void sms_waits_as_long_as_the_provider_asks() {
        Providers.TWILIO.faults().next(Fault.busy(429, Duration.ofMinutes(9)));

        NewDispatch due = sent("sms");

        assertThat(tables.dispatch(due.id())).containsEntry("state", "ready").containsEntry("attempts", 1);
        assertThat((OffsetDateTime) jdbc.queryForObject(
                        "select not_before from dispatch where id = ?", OffsetDateTime.class, due.id()))
                .isAfterOrEqualTo(clock.instant().plus(Duration.ofMinutes(9)).atOffset(java.time.ZoneOffset.UTC));
        clock.advance(Duration.ofMinutes(10));
        rig.drain(dispatcher);
        assertThat(tables.state(due.id())).isEqualTo("accepted");
    }

    @Test
    void sms_to_a_number_that_wrote_stop_to_the_provider_suppresses_the_channel_alone() {
        Providers.TWILIO.inbound(tables.phone(ada), "+15005550006", "STOP", Providers.RECEIVER.url("/elsewhere"));

        NewDispatch due = sent("sms");
        NewDispatch next = sent("sms", 2);
        NewDispatch email = sent("email", 3);

        assertThat(tables.decisions(due.id())).containsExactly("send send", "refuse provider-suppressed");
        assertThat(tables.decisions(next.id())).containsExactly("refuse suppressed");
        assertThat(tables.suppressions(ada)).containsExactly("sms unsubscribe");
        assertThat(tables.state(email.id())).isEqualTo("accepted");
    }

    @Test
    void sms_without_an_answer_is_unknown_and_not_sent_again() {
        Providers.TWILIO.faults().next(Fault.hang().butTaken());
        int before = Providers.TWILIO.posts();

        NewDispatch due = sent("sms");
        clock.advance(Duration.ofHours(1));
        rig.drain(dispatcher);

        assertThat(tables.state(due.id())).isEqualTo("unknown");
        assertThat(Providers.TWILIO.posts() - before).isOne();
    }

    @Test
    void sms_to_a_customer_without_a_number_is_refused_with_the_reason() {
        jdbc.update("update customer set traits = traits - 'phone' where id = ?", ada.customerId());

        NewDispatch due = sent("sms");

        assertThat(tables.decisions(due.id())).containsExactly("refuse address-missing");
    }

    @Test
    void sms_to_what_is_no_number_is_refused_with_the_reason() {
        jdbc.update(
                "update customer set traits = traits || '{\"phone\": \"ask the office\"}' where id = ?",
                ada.customerId());

        NewDispatch due = sent("sms");

        assertThat(tables.decisions(due.id())).containsExactly("refuse address-unusable");
    }

    @Test
    void webhook_is_signed_and_says_who_what_and_when() {
        NewDispatch due = sent("webhook");

        ReceivedWebhook hook = hooksOf(due).get(0);
        assertThat(hook.genuine()).isTrue();
        JsonNode said = json.readTree(hook.body());
        assertThat(said.path("type").asString()).isEqualTo("kairos.message");
        assertThat(said.path("dispatchId").asString()).isEqualTo(due.id().toString());
        assertThat(said.path("userId").asString()).isEqualTo(ada.customerId().toString());
        assertThat(said.path("need").path("subject").asString()).isEqualTo("Oslo");
        assertThat(said.path("moment").path("round").asInt()).isEqualTo(due.round());
        assertThat(said.path("text").asString()).contains("Oslo");
        assertThat(tables.state(due.id())).isEqualTo("accepted");
    }

    @Test
    void webhook_without_an_answer_is_sent_again_under_the_same_id() {
        Providers.RECEIVER.faults().next(Fault.hang().butTaken());

        NewDispatch due = sent("webhook");
        assertThat(tables.state(due.id())).isEqualTo("ready");
        clock.advance(Duration.ofMinutes(2));
        rig.drain(dispatcher);

        assertThat(tables.state(due.id())).isEqualTo("accepted");
        assertThat(hooksOf(due)).extracting(ReceivedWebhook::repeated).containsExactly(false, true);
    }

    private static SentSms smsOf(NewDispatch due) {
        UUID id = due.id();
        return Providers.TWILIO.received().stream()
                .filter(sms -> sms.dispatchId().equals(Optional.of(id.toString())))
                .findFirst()
                .orElseThrow();
    }

    private static List<ReceivedWebhook> hooksOf(NewDispatch due) {
        return Providers.RECEIVER.received().stream()
                .filter(hook -> hook.id().equals(due.id().toString()))
                .toList();
    }
}
