package io.kairos.channel.sms;

import static io.kairos.channel.sms.TestCallbacks.LOCAL;
import static io.kairos.channel.sms.TestCallbacks.callback;
import static io.kairos.channel.sms.TestCallbacks.inbound;
import static io.kairos.channel.sms.TestCallbacks.raw;
import static io.kairos.channel.sms.TestCallbacks.signed;
import static io.kairos.channel.sms.TestCallbacks.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.sms.SmsSettings.Callbacks;
import io.kairos.channel.spi.CallbackChannel.Callback;
import io.kairos.channel.spi.CallbackChannel.Reading;
import io.kairos.channel.spi.DeliveryEvent;
import io.kairos.channel.spi.Recipient;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioCallbacksTest {

    private final SmsChannel channel =
            SmsChannel.open(TestSms.patient(URI.create("http://127.0.0.1:1")), TestSms.CLOCK);

    @ParameterizedTest
    @CsvSource({
        "queued, 0, Underway, 2",
        "sending, 0, Underway, 3",
        "sent, 0, Underway, 4",
        "delivered, 0, Delivered, 20",
        "undelivered, 30003, Bounced, 30",
        "undelivered, 30005, Bounced, 30",
        "failed, 30007, Failed, 25",
        "failed, 0, Failed, 25",
        "read, 0, Opened, 40"
    })
    void reads_what_became_of_a_message(String status, String code, String event, int rank) {
        assertThat(genuine(signed(status(status, code))).events())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.getClass().getSimpleName()).isEqualTo(event);
                    assertThat(one.rank()).isEqualTo(rank);
                    assertThat(one.source().dispatchId()).contains("d-1");
                    assertThat(one.source().providerId()).contains("SM1");
                    assertThat(one.source().key()).isEqualTo("SM1:" + status);
                });
    }

    @Test
    void an_unknown_telephone_bounces_for_good_and_a_switched_off_one_does_not() {
        DeliveryEvent unknown =
                genuine(signed(status("undelivered", "30005"))).events().get(0);
        DeliveryEvent off =
                genuine(signed(status("undelivered", "30003"))).events().get(0);

        assertThat(((DeliveryEvent.Bounced) unknown).hard()).isTrue();
        assertThat(((DeliveryEvent.Bounced) off).hard()).isFalse();
    }

    @Test
    void an_opt_out_known_to_twilio_unsubscribes() {
        assertThat(genuine(signed(status("failed", "21610"))).events())
                .hasExactlyElementsOfTypes(DeliveryEvent.Failed.class, DeliveryEvent.Unsubscribed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "STOP, Unsubscribed Replied",
        "Arrêt, Unsubscribed Replied",
        "START, Resubscribed Replied",
        "Merci !, Replied",
        "HELP, Replied"
    })
    void reads_what_a_customer_writes(String text, String events) {
        List<DeliveryEvent> read = genuine(signed(inbound(text))).events();

        assertThat(read.stream().map(one -> one.getClass().getSimpleName()).collect(Collectors.joining(" ")))
                .isEqualTo(events);
        assertThat(read).extracting(one -> one.source().key()).doesNotHaveDuplicates();
        assertThat(read.get(0).source().recipient()).contains(new Recipient.Phone(TestSms.ANN));
    }

    @Test
    void believes_twilios_own_word_on_an_opt_out() {
        Map<String, String> fields = inbound("Nie wieder");
        fields.put("OptOutType", "STOP");

        assertThat(genuine(signed(fields)).events().get(0)).isInstanceOf(DeliveryEvent.Unsubscribed.class);
    }

    @Test
    void answers_help_where_the_settings_say_how() {
        SmsSettings settings = TestSms.patient(URI.create("http://127.0.0.1:1"))
                .with(new Callbacks(Optional.of(TestSms.PUBLIC), List.of(), "Kairos & co"));
        try (SmsChannel helpful = SmsChannel.open(settings, TestSms.CLOCK)) {
            Reading.Genuine reading = (Reading.Genuine) helpful.receive(signed(inbound("HELP")));

            assertThat(reading.answer()).contains("<Message>Kairos &amp; co</Message>");
        }
        assertThat(genuine(signed(inbound("HELP"))).answer()).doesNotContain("Message");
    }

    @Test
    void says_what_it_cannot_understand() {
        assertThat(channel.receive(signed(new LinkedHashMap<>(Map.of("MessageSid", "SM1")))))
                .isInstanceOf(Reading.Malformed.class);
        assertThat(channel.receive(signed(new LinkedHashMap<>(Map.of("A", "b")))))
                .isInstanceOf(Reading.Malformed.class);
        assertThat(channel.receive(raw(LOCAL, "application/x-www-form-urlencoded", "a=%", "x")))
                .isInstanceOf(Reading.Malformed.class);
        assertThat(genuine(signed(status("a-new-word", "0"))).events()).isEmpty();
    }

    private Reading.Genuine genuine(Callback callback) {
        return (Reading.Genuine) channel.receive(callback);
    }
}
