package io.kairos.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.ChannelProvider;
import io.kairos.channel.spi.ChannelSettingsException;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class WebhookChannelProviderTest {

    @Test
    void is_found_on_the_class_path_and_makes_a_channel() {
        ChannelProvider provider = ServiceLoader.load(ChannelProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.id().equals("webhook"))
                .findFirst()
                .orElseThrow();

        try (Channel channel = provider.create(Map.of("secrets", TestHooks.SECRET), TestHooks.CLOCK)) {
            assertThat(channel.descriptor().id()).isEqualTo("webhook");
        }
    }

    @Test
    void reads_every_setting() {
        WebhookSettings settings = WebhookChannelProvider.read(Map.of(
                "secrets", TestHooks.SECRET + ", " + TestHooks.OTHER,
                "secrets.crm.example", TestHooks.OTHER,
                "allow-http", "true",
                "internal-hosts", "crm.inside",
                "connections", "2",
                "connect-timeout", "1s",
                "answer-timeout", "2s",
                "total-timeout", "3s"));

        assertThat(settings.secrets().usual()).hasSize(2);
        assertThat(settings.secrets().forHost("CRM.example")).hasSize(1);
        assertThat(settings.reach().isInternal("CRM.inside")).isTrue();
        assertThat(settings.limits().total()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void names_every_problem_and_quotes_no_secret() {
        assertThatThrownBy(() -> WebhookChannelProvider.read(
                        Map.of("secrets", "whsec_c2hvcnQ=", "secrets.crm.example", ",", "allow-http", "yes")))
                .isInstanceOf(ChannelSettingsException.class)
                .hasMessageContaining("secrets: a webhook secret must hold 24 to 64 bytes")
                .hasMessageContaining("secrets.crm.example is missing")
                .hasMessageContaining("allow-http cannot be read")
                .hasMessageNotContaining("c2hvcnQ");
    }
}
