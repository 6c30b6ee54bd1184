package io.kairos.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.providers.Fault;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.Recipient;
import io.kairos.channel.spi.ReconcilingChannel.Doubt;
import io.kairos.channel.spi.ReconcilingChannel.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookUpTest extends WithTwilio {

    private static final Instant LATER = TestSms.NOW.plus(Duration.ofMinutes(5));

    @Test
    void finds_what_twilio_took_before_the_answer_was_lost() {
        handOver("d-1", "One", Fault.reset().butTaken());

        assertThat(lookUp(doubt("One"), LATER))
                .isEqualTo(new Finding.Accepted(twilio.received().get(0).sid(), TestSms.NOW));
    }

    @Test
    void is_sure_that_a_message_is_not_there_only_after_a_while() {
        handOver("d-1", "One", Fault.reset());

        assertThat(lookUp(doubt("One"), TestSms.NOW.plusSeconds(30)))
                .isEqualTo(new Finding.StillUnknown(Duration.ofSeconds(90), "too early: Twilio's list may lag"));
        assertThat(lookUp(doubt("One"), LATER)).isEqualTo(new Finding.NotFound());
    }

    @Test
    void does_not_take_another_message_to_the_same_number_for_it() {
        handOver("d-1", "One", Fault.reset());
        handOver("d-2", "Another", Fault.reset().butTaken());

        assertThat(lookUp(doubt("One"), LATER)).isEqualTo(new Finding.NotFound());
    }

    @Test
    void leaves_open_which_of_two_like_messages_it_is() {
        handOver("d-1", "One", Fault.reset().butTaken());
        handOver("d-2", "One", Fault.reset().butTaken());

        assertThat(lookUp(doubt("One"), LATER)).isInstanceOf(Finding.StillUnknown.class);
    }

    @Test
    void a_single_message_in_the_window_is_it_where_the_text_is_not_known() {
        handOver("d-1", "One", Fault.status(500).butTaken());
        Doubt unread = new Doubt("d-1", new Recipient.Phone(TestSms.ANN), Optional.empty(), TestSms.NOW);

        assertThat(lookUp(unread, LATER)).isInstanceOf(Finding.Accepted.class);
    }

    @Test
    void does_not_mind_messages_of_another_hour() {
        handOver("d-1", "One", Fault.reset().butTaken());
        Doubt hourLater = new Doubt(
                "d-2",
                new Recipient.Phone(TestSms.ANN),
                Optional.of(new MessageContent.ShortText("One")),
                TestSms.NOW.plus(Duration.ofHours(1)));

        assertThat(lookUp(hourLater, TestSms.NOW.plus(Duration.ofHours(2)))).isEqualTo(new Finding.NotFound());
    }

    @Test
    void knows_nothing_while_twilio_cannot_be_asked() {
        twilio.close();

        assertThat(lookUp(doubt("One"), LATER)).isInstanceOf(Finding.StillUnknown.class);
    }

    private void handOver(String dispatchId, String text, Fault fault) {
        twilio.faults().next(fault);
        try (SmsChannel channel = SmsChannel.open(TestSms.patient(twilio.baseUrl()), TestSms.CLOCK)) {
            assertThat(channel.deliver(TestSms.message(dispatchId, text))).isInstanceOf(DeliveryOutcome.Unknown.class);
        }
    }

    private Finding lookUp(Doubt doubt, Instant now) {
        try (SmsChannel channel = SmsChannel.open(TestSms.patient(twilio.baseUrl()), InstantSource.fixed(now))) {
            return channel.lookUp(doubt);
        }
    }

    private static Doubt doubt(String text) {
        return new Doubt(
                "d-1", new Recipient.Phone(TestSms.ANN), Optional.of(new MessageContent.ShortText(text)), TestSms.NOW);
    }
}
