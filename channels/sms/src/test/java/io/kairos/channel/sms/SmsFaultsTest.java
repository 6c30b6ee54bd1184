package io.kairos.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.providers.Fault;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.DeliveryOutcome.Refused;
import io.kairos.channel.spi.DeliveryOutcome.Suppressed;
import io.kairos.channel.spi.DeliveryOutcome.TryAgain;
import io.kairos.channel.spi.DeliveryOutcome.Unknown;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.channel.spi.Recipient;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsFaultsTest extends WithTwilio {

    private static final SmsSettings.Limits SHORT =
            new SmsSettings.Limits(1, Duration.ofMillis(500), Duration.ofMillis(500));

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void posts_once_whatever_status_comes_back(int status) {
        twilio.faults().always(Fault.busy(status, Duration.ofSeconds(1)));

        deliver();

        assertThat(twilio.posts()).isEqualTo(1);
    }

    /** The count above is worth something: with the retries of SDK and HTTP client left on it would be another. */
    @ParameterizedTest
    @CsvSource({"429, 2", "500, 3", "503, 6"})
    void the_count_would_notice_the_hidden_retries_of_the_sdk(int status, int posts) {
        twilio.faults().always(Fault.busy(status, Duration.ZERO));

        try (SmsChannel channel = SmsChannel.withHiddenRetries(TestSms.patient(twilio.baseUrl()), TestSms.CLOCK)) {
            channel.deliver(TestSms.message("d-1"));
        }

        assertThat(twilio.posts()).isEqualTo(posts);
    }

    @Test
    void waits_as_long_as_a_429_says() {
        twilio.faults().next(Fault.busy(429, Duration.ofSeconds(17)));

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        TryAgain.class, again -> assertThat(again.after()).isEqualTo(Duration.ofSeconds(17)));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void does_not_know_after_a_5xx(int status) {
        twilio.faults().next(Fault.status(status));

        assertThat(deliver()).isInstanceOf(Unknown.class);
    }

    @Test
    void does_not_know_after_silence_reset_or_close() {
        twilio.faults().next(Fault.hang(), Fault.reset(), Fault.close());

        assertThat(deliver()).isInstanceOf(Unknown.class);
        assertThat(deliver()).isInstanceOf(Unknown.class);
        assertThat(deliver()).isInstanceOf(Unknown.class);
        assertThat(twilio.posts()).isEqualTo(3);
    }

    @Test
    void does_not_know_when_taken_and_the_answer_is_lost() {
        twilio.faults().next(Fault.reset().butTaken(), Fault.status(500).butTaken());

        assertThat(deliver()).isInstanceOf(Unknown.class);
        assertThat(deliver()).isInstanceOf(Unknown.class);
        assertThat(twilio.received()).hasSize(2);
    }

    @Test
    void does_not_know_when_the_answer_of_success_is_not_twilios() {
        twilio.faults().next(Fault.status(201));

        assertThat(deliver()).isInstanceOf(Unknown.class);
    }

    @Test
    void asks_to_try_again_when_the_host_name_does_not_resolve() {
        URI nowhere = URI.create("https://twilio.invalid");

        assertThat(deliver(TestSms.impatient(nowhere))).isInstanceOf(TryAgain.class);
    }

    @Test
    void asks_to_try_again_when_tls_fails() {
        URI plain = URI.create(twilio.baseUrl().toString().replace("http:", "https:"));

        assertThat(deliver(TestSms.impatient(plain).with(SHORT))).isInstanceOf(TryAgain.class);
        assertThat(twilio.posts()).isZero();
    }

    @Test
    void suppresses_a_customer_who_wrote_stop_to_twilio() {
        twilio.inbound(TestSms.ANN, TestSms.FROM, "STOP", twilio.baseUrl());

        assertThat(deliver())
                .isInstanceOfSatisfying(
                        Suppressed.class,
                        suppressed -> assertThat(suppressed.suppress()).isTrue());
    }

    @Test
    void refuses_with_twilios_code_what_twilio_refuses() {
        SmsSettings settings = new SmsSettings(
                new SmsSettings.Account(TestSms.SID, "wrong", twilio.baseUrl()),
                new SmsSettings.Sender(TestSms.FROM),
                SmsSettings.Callbacks.NONE,
                SmsSettings.Limits.USUAL,
                java.util.Optional.empty(),
                SmsSettings.USUAL_COST);

        assertThat(deliver(settings))
                .isInstanceOfSatisfying(
                        TryAgain.class, again -> assertThat(again.why()).contains("20003"));
    }

    @ParameterizedTest
    @CsvSource({
        "21211, true",
        "21614, true",
        "21610, true",
        "30005, true",
        "30006, true",
        "30003, false",
        "21617, false"
    })
    void knows_which_codes_end_all_sending_to_a_number(int code, boolean suppress) {
        assertThat(TwilioCode.suppresses(code)).isEqualTo(suppress);
    }

    @Test
    void refuses_a_fixed_line_without_asking_twilio() {
        OutboundMessage toFixed = OutboundMessage.to(
                new Recipient.Phone("+33142685300"),
                "d-1",
                TestSms.message("d-1").content());

        try (SmsChannel channel = SmsChannel.open(TestSms.patient(twilio.baseUrl()), TestSms.CLOCK)) {
            assertThat(channel.deliver(toFixed)).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.suppress()).isTrue();
                assertThat(refused.why()).contains("fixed line");
            });
        }
        assertThat(twilio.posts()).isZero();
    }

    private DeliveryOutcome deliver() {
        return deliver(TestSms.impatient(twilio.baseUrl()));
    }

    private static DeliveryOutcome deliver(SmsSettings settings) {
        try (SmsChannel channel = SmsChannel.open(settings, TestSms.CLOCK)) {
            return channel.deliver(TestSms.message("d-1"));
        }
    }
}
