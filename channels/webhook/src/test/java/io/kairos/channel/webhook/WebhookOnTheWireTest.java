package io.kairos.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.channel.providers.FakeWebhookReceiver;
import io.kairos.channel.providers.Fault;
import io.kairos.channel.providers.ReceivedWebhook;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.DeliveryOutcome.Accepted;
import io.kairos.channel.spi.DeliveryOutcome.Refused;
import io.kairos.channel.spi.DeliveryOutcome.TryAgain;
import io.kairos.channel.spi.DeliveryOutcome.Unknown;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.channel.spi.Recipient;
import io.kairos.channel.webhook.WebhookSettings.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookOnTheWireTest {

    private FakeWebhookReceiver receiver;

    @BeforeEach
    void start() {
        receiver = TestHooks.receiver(TestHooks.SECRET);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void signs_as_the_standard_webhooks_libraries_do() {
        assertThat(Secret.parse(TestHooks.SECRET)
                        .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "whsec_", "whsec_!!!", "whsec_c2hvcnQ="})
    void refuses_what_is_no_secret_and_does_not_quote_it(String text) {
        assertThatThrownBy(() -> Secret.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c2hvcnQ");
    }

    @Test
    void the_dispatch_id_is_the_webhook_id_and_the_body_arrives_as_it_was() {
        assertThat(deliver(TestHooks.patient())).isEqualTo(new Accepted("d-1", TestHooks.NOW));

        ReceivedWebhook hook = receiver.received().get(0);
        assertThat(hook.genuine()).isTrue();
        assertThat(hook.id()).isEqualTo("d-1");
        assertThat(hook.body()).isEqualTo(TestHooks.JSON);
        assertThat(hook.headers()).containsEntry("content-type", "application/json; charset=UTF-8");
    }

    @Test
    void a_secret_is_changed_without_a_gap() {
        WebhookSettings both = new WebhookSettings(
                Secrets.of(TestHooks.OTHER, TestHooks.SECRET),
                TestHooks.patient().reach(),
                TestHooks.patient().limits());

        assertThat(deliver(both)).isInstanceOf(Accepted.class);
        try (FakeWebhookReceiver moved = TestHooks.receiver(TestHooks.OTHER)) {
            assertThat(deliver(both, TestHooks.message(moved.url("/")))).isInstanceOf(Accepted.class);
        }
    }

    @Test
    void a_receiver_may_have_secrets_of_its_own() {
        Secrets own = new Secrets(
                List.of(Secret.parse(TestHooks.OTHER)), Map.of("127.0.0.1", List.of(Secret.parse(TestHooks.SECRET))));

        assertThat(deliver(new WebhookSettings(
                        own, TestHooks.patient().reach(), TestHooks.patient().limits())))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void a_receiver_recognises_the_repeat_of_a_hand_off_without_an_answer() {
        receiver.faults().next(Fault.reset().butTaken());

        assertThat(deliver(TestHooks.impatient())).isInstanceOf(Unknown.class);
        assertThat(deliver(TestHooks.impatient())).isInstanceOf(Accepted.class);
        assertThat(receiver.received()).extracting(ReceivedWebhook::repeated).containsExactly(false, true);
    }

    @Test
    void stops_for_good_at_410() {
        receiver.faults().next(Fault.status(410));

        assertThat(deliver(TestHooks.patient()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.suppress()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void waits_as_long_as_it_is_asked_to(int status) {
        receiver.faults().next(Fault.busy(status, Duration.ofSeconds(90)));

        assertThat(deliver(TestHooks.patient()))
                .isInstanceOfSatisfying(
                        TryAgain.class, again -> assertThat(again.after()).isEqualTo(Duration.ofSeconds(90)));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 413, 422})
    void refuses_at_every_other_4xx(int status) {
        receiver.faults().next(Fault.status(status));

        assertThat(deliver(TestHooks.patient())).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(Integer.toString(status));
            assertThat(refused.suppress()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void tries_again_at_5xx(int status) {
        receiver.faults().next(Fault.status(status));

        assertThat(deliver(TestHooks.patient())).isInstanceOf(TryAgain.class);
    }

    @Test
    void a_long_or_slow_answer_holds_nothing_up() {
        receiver.faults().next(Fault.flood(), Fault.drip());

        assertThat(deliver(TestHooks.impatient())).isInstanceOf(Accepted.class);
        assertThat(deliver(TestHooks.impatient())).isInstanceOf(Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Webhook-Signature", "webhook-id", "Host", "Transfer-Encoding", "Content-Type"})
    void lets_no_message_set_the_headers_of_the_protocol(String name) {
        OutboundMessage message = new OutboundMessage(
                "d-1",
                new Recipient.Url(receiver.url("/")),
                new MessageContent.Json(TestHooks.JSON),
                Map.of(name, "forged"));

        assertThat(deliver(TestHooks.patient(), message)).isInstanceOf(Refused.class);
        assertThat(receiver.posts()).isZero();
    }

    @Test
    void passes_on_a_message_header_of_its_own() {
        OutboundMessage message = new OutboundMessage(
                "d-1",
                new Recipient.Url(receiver.url("/")),
                new MessageContent.Json(TestHooks.JSON),
                Map.of("X-Journey", "sofa"));

        assertThat(deliver(TestHooks.patient(), message)).isInstanceOf(Accepted.class);
        assertThat(receiver.received().get(0).headers()).containsEntry("x-journey", "sofa");
    }

    private DeliveryOutcome deliver(WebhookSettings settings) {
        return deliver(settings, TestHooks.message(receiver.url("/hook")));
    }

    private static DeliveryOutcome deliver(WebhookSettings settings, OutboundMessage message) {
        try (WebhookChannel channel = WebhookChannel.open(settings, TestHooks.CLOCK)) {
            return channel.deliver(message);
        }
    }
}
