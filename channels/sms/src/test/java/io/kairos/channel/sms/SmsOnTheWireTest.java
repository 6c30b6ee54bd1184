package io.kairos.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.providers.SentSms;
import io.kairos.channel.sms.SmsSettings.Sender;
import io.kairos.channel.spi.DeliveryOutcome.Accepted;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.channel.spi.Recipient;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsOnTheWireTest extends WithTwilio {

    @Test
    void names_the_dispatch_in_the_signed_callback_address() {
        try (SmsChannel channel = SmsChannel.open(TestSms.patient(twilio.baseUrl()), TestSms.CLOCK)) {
            assertThat(channel.deliver(TestSms.message("d-1")))
                    .isEqualTo(new Accepted(twilio.received().get(0).sid(), TestSms.NOW));
        }
        assertThat(twilio.received().get(0).statusCallback())
                .contains(URI.create("https://shop.example/callbacks/sms?dispatch=d-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a & b = c + d % é €", "two\nlines", "😀 emoji", "&To=%2B15005550006&From=x"})
    void the_text_arrives_as_it_was_written(String text) {
        SentSms sms = sent(TestSms.patient(twilio.baseUrl()), text);

        assertThat(sms.body()).isEqualTo(text);
        assertThat(sms.to()).isEqualTo(TestSms.ANN);
        assertThat(sms.from()).isEqualTo(TestSms.FROM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MG0123456789abcdef0123456789abcdef", "Kairos", "36111"})
    void sends_from_a_service_a_name_or_a_short_code(String sender) {
        SmsSettings usual = TestSms.patient(twilio.baseUrl());
        SmsSettings settings = new SmsSettings(
                usual.account(), new Sender(sender), usual.callbacks(), usual.limits(), Optional.empty(), usual.cost());

        assertThat(sent(settings, "Hello").from()).isEqualTo(sender);
    }

    @Test
    void reads_a_national_number_in_the_country_of_the_settings() {
        SmsSettings usual = TestSms.patient(twilio.baseUrl());
        SmsSettings french = new SmsSettings(
                usual.account(), usual.sender(), usual.callbacks(), usual.limits(), Optional.of("FR"), usual.cost());
        OutboundMessage message = new OutboundMessage(
                "d-1", new Recipient.Line("06 12 34 56 78"), new MessageContent.ShortText("Hello"), Map.of());

        try (SmsChannel channel = SmsChannel.open(french, TestSms.CLOCK)) {
            assertThat(channel.deliver(message)).isInstanceOf(Accepted.class);
        }
        assertThat(twilio.received().get(0).to()).isEqualTo(TestSms.ANN);
    }

    @Test
    void a_message_costs_as_many_units_as_it_has_segments() {
        try (SmsChannel channel = SmsChannel.open(TestSms.patient(twilio.baseUrl()), TestSms.CLOCK)) {
            assertThat(channel.units(new MessageContent.ShortText("x".repeat(161))))
                    .isEqualTo(2);
            assertThat(channel.descriptor().capabilities().cost().of(2)).isEqualByComparingTo("0.16");
        }
    }

    private SentSms sent(SmsSettings settings, String text) {
        try (SmsChannel channel = SmsChannel.open(settings, TestSms.CLOCK)) {
            assertThat(channel.deliver(TestSms.message("d-1", text))).isInstanceOf(Accepted.class);
        }
        return twilio.received().get(0);
    }
}
