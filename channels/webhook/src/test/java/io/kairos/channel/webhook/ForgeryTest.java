package io.kairos.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.providers.FakeWebhookReceiver;
import io.kairos.channel.providers.Fault;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.DeliveryOutcome.Accepted;
import io.kairos.channel.spi.DeliveryOutcome.Refused;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import io.kairos.channel.webhook.WebhookSettings.Limits;
import io.kairos.channel.webhook.WebhookSettings.Reach;
import io.kairos.channel.webhook.WebhookSettings.Secrets;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Server-side request forgery: whatever the address, no connection reaches a server inside. */
class ForgeryTest {

    /** http is allowed, so that the address alone decides. */
    private static final WebhookSettings OUTSIDE =
            new WebhookSettings(Secrets.of(TestHooks.SECRET), new Reach(true, Set.of()), Limits.USUAL);

    private FakeWebhookReceiver inside;

    @BeforeEach
    void start() {
        inside = TestHooks.receiver(TestHooks.SECRET);
    }

    @AfterEach
    void stop() {
        inside.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "localhost",
                "LOCALHOST",
                "0.0.0.0",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:ffff:127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b::127.0.0.1]",
                "[2002:7f00:1::]",
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "0177.0.0.1",
                "017700000001",
                "127.1",
                "127.0.1",
                "127.0.0.1.",
                "[::1%25lo]",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "[fd00::1]",
                "[fe80::1]",
                "[ff02::1]"
            })
    void no_form_of_an_internal_address_is_called(String host) {
        String url = inside.url("/").toString().replace("127.0.0.1", host);

        assertThat(deliver(url, InetAddress::getAllByName)).isInstanceOf(Refused.class);
        assertThat(inside.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://hooks.example/",
                "file:///etc/passwd",
                "gopher://hooks.example/",
                "javascript:alert(1)",
                "//hooks.example",
                "http://user:password@hooks.example/",
                "http://hooks.example@127.0.0.1/",
                "https://hooks.example/#x",
                "http:///path",
                "http://hooks .example/",
                "http://hooks.example\\@127.0.0.1/",
                "hooks.example"
            })
    void odd_addresses_are_refused(String url) {
        assertThat(deliver(url, host -> {
                    throw new AssertionError("resolved " + host);
                }))
                .isInstanceOf(Refused.class);
    }

    @Test
    void http_is_refused_unless_the_settings_allow_it() {
        WebhookSettings strict = WebhookSettings.of(Secrets.of(TestHooks.SECRET));
        try (WebhookChannel channel = WebhookChannel.open(strict, TestHooks.CLOCK)) {
            assertThat(channel.deliver(message("http://hooks.example/")))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.why()).contains("https"));
        }
    }

    @Test
    void a_name_that_points_inside_is_refused() {
        assertThat(deliver(named(), names("127.0.0.1"))).isInstanceOf(Refused.class);
        assertThat(inside.connections()).isZero();
    }

    @Test
    void one_internal_address_among_several_refuses_the_name() {
        assertThat(deliver(named(), host -> new InetAddress[] {address("93.184.216.34"), address("127.0.0.1")}))
                .isInstanceOf(Refused.class);
        assertThat(inside.connections()).isZero();
    }

    /** The name is public when it is checked and internal a moment later: it is resolved once, and that address is called. */
    @Test
    void a_name_that_is_bound_anew_gains_nothing() throws UnknownHostException {
        Deque<String> answers = new ArrayDeque<>(List.of("203.0.114.1", "127.0.0.1"));
        CheckedDns dns =
                new CheckedDns(host -> new InetAddress[] {address(answers.remove())}, new Reach(true, Set.of()));

        InetAddress[] checked = dns.resolve("rebind.example");

        assertThat(checked).containsExactly(address("203.0.114.1"));
        assertThat(answers).containsExactly("127.0.0.1");
    }

    @Test
    void the_client_asks_for_a_name_once_and_calls_the_address_it_got() {
        Deque<String> answers = new ArrayDeque<>(List.of("127.0.0.1", "127.0.0.9"));
        WebhookSettings settings = new WebhookSettings(
                Secrets.of(TestHooks.SECRET), new Reach(true, Set.of("rebind.example")), Limits.USUAL);

        try (WebhookChannel channel =
                WebhookChannel.open(settings, TestHooks.CLOCK, host -> new InetAddress[] {address(answers.remove())})) {
            assertThat(channel.deliver(message(inside.url("/").toString().replace("127.0.0.1", "rebind.example"))))
                    .isInstanceOf(Accepted.class);
        }
        assertThat(answers).containsExactly("127.0.0.9");
        assertThat(inside.received().get(0).headers().get("host")).startsWith("rebind.example:");
    }

    @Test
    void a_redirect_is_not_followed() {
        try (FakeWebhookReceiver outside = TestHooks.receiver(TestHooks.SECRET);
                WebhookChannel channel = WebhookChannel.open(TestHooks.patient(), TestHooks.CLOCK)) {
            outside.faults().next(Fault.redirect(inside.url("/")));

            assertThat(channel.deliver(TestHooks.message(outside.url("/")))).isInstanceOf(Refused.class);
            assertThat(inside.connections()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "93.184.216.34, true",
        "1.1.1.1, true",
        "2606:2800:220:1:248:1893:25c8:1946, true",
        "64:ff9b::5db8:d822, true",
        "2002:5db8:d822::1, true",
        "172.32.0.1, true",
        "100.128.0.1, true",
        "192.0.0.8, false",
        "198.18.0.1, false",
        "203.0.113.9, false",
        "100.127.255.255, false",
        "240.0.0.1, false",
        "2001:db8::1, false",
        "2001::1, false",
        "64:ff9b:1::1, false",
        "64:ff9b::a00:1, false",
        "2002:a00:1::, false",
        "fec0::1, false",
        "::7f00:1, false"
    })
    void knows_public_addresses(String address, boolean isPublic) {
        assertThat(AddressRules.objection(address(address)).isEmpty()).isEqualTo(isPublic);
    }

    private static DeliveryOutcome deliver(String url, CheckedDns.Names names) {
        try (WebhookChannel channel = WebhookChannel.open(OUTSIDE, TestHooks.CLOCK, names)) {
            return channel.deliver(message(url));
        }
    }

    private String named() {
        return inside.url("/").toString().replace("127.0.0.1", "hooks.example");
    }

    private static OutboundMessage message(String url) {
        return new OutboundMessage("d-1", url, new MessageContent.Json(TestHooks.JSON), Map.of());
    }

    private static CheckedDns.Names names(String address) {
        return host -> new InetAddress[] {address(address)};
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(literal, impossible);
        }
    }
}
