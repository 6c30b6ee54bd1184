package io.kairos.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.channel.spi.ChannelProvider;
import io.kairos.channel.spi.ChannelSettingsException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ProvidedChannelsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

    @Test
    void makes_no_channel_without_settings() {
        assertThat(made(Map.of(), Map.of()).channels()).isEmpty();
    }

    @Test
    void makes_a_channel_from_environment_variables() {
        ProvidedChannels made = made(
                Map.of(),
                Map.of(
                        "KAIROS_CHANNELS_SMS_ACCOUNT_SID", Providers.ACCOUNT,
                        "KAIROS_CHANNELS_SMS_AUTH_TOKEN", "token",
                        "KAIROS_CHANNELS_SMS_SENDER", "+15005550006"));

        assertThat(made.channels())
                .singleElement()
                .satisfies(channel -> assertThat(channel.descriptor().id()).isEqualTo("sms"));
        made.close();
    }

    @Test
    void reads_two_underscores_as_a_point_inside_a_name() {
        ProvidedChannels made = made(
                Map.of(),
                Map.of(
                        "KAIROS_CHANNELS_DISPLAY_META__AUDIENCES", "sofa=123456",
                        "KAIROS_CHANNELS_DISPLAY_META__TOKEN", "token"));

        assertThat(made.channels())
                .singleElement()
                .satisfies(channel -> assertThat(channel.descriptor().id()).isEqualTo("display"));
        made.close();
    }

    @Test
    void says_every_wrong_setting_at_once() {
        assertThatThrownBy(() -> made(
                        Map.of(
                                "kairos.channels.sms.account-sid",
                                Providers.ACCOUNT,
                                "kairos.channels.sms.colour",
                                "red"),
                        Map.of()))
                .isInstanceOf(ChannelSettingsException.class)
                .hasMessageContainingAll(
                        "channel sms", "auth-token is missing", "sender is missing", "colour is unknown");
    }

    @Test
    void refuses_settings_of_a_channel_that_no_jar_brings() {
        assertThatThrownBy(() -> made(Map.of("kairos.channels.pigeon.loft", "3"), Map.of()))
                .isInstanceOf(ChannelSettingsException.class)
                .hasMessageContainingAll("pigeon", "sms", "webhook");
    }

    @Test
    void asks_for_the_address_that_webhooks_go_to() {
        String secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        assertThatThrownBy(() -> made(Map.of("kairos.channels.webhook.secrets", secret), Map.of()))
                .hasMessageContaining("recipient-url is missing");
        assertThatThrownBy(() -> made(
                        Map.of(
                                "kairos.channels.webhook.secrets",
                                secret,
                                "kairos.channels.webhook.recipient-url",
                                "example.org"),
                        Map.of()))
                .hasMessageContaining("recipient-url is no web address");
    }

    @Test
    void refuses_two_jars_that_bring_the_same_channel() {
        ChannelProvider first =
                ServiceLoader.load(ChannelProvider.class).iterator().next();

        assertThatThrownBy(() -> ProvidedChannels.of(List.of(first, first), properties(Map.of(), Map.of()), CLOCK))
                .isInstanceOf(ChannelSettingsException.class)
                .hasMessageContainingAll(first.id(), "two jars");
    }

    private static ProvidedChannels made(Map<String, Object> settings, Map<String, Object> variables) {
        return ProvidedChannels.of(ServiceLoader.load(ChannelProvider.class), properties(settings, variables), CLOCK);
    }

    private static ChannelProperties properties(Map<String, Object> settings, Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));
        environment.getPropertySources().addLast(new SystemEnvironmentPropertySource("systemEnvironment", variables));
        return new ChannelProperties(environment);
    }
}
