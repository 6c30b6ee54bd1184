package io.kairos.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.channel.spi.Channel;
import io.kairos.channel.spi.ChannelProvider;
import io.kairos.channel.spi.ChannelSettingsException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsChannelProviderTest {

    private static final Map<String, String> LEAST =
            Map.of("account-sid", TestSms.SID, "auth-token", "s3cret", "sender", "Kairos");

    @Test
    void is_found_on_the_class_path_and_makes_a_channel() {
        ChannelProvider provider = ServiceLoader.load(ChannelProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.id().equals("sms"))
                .findFirst()
                .orElseThrow();

        try (Channel channel = provider.create(LEAST, TestSms.CLOCK)) {
            assertThat(channel.descriptor().id()).isEqualTo("sms");
        }
    }

    @Test
    void reads_every_setting() {
        Map<String, String> all = new HashMap<>(LEAST);
        all.putAll(Map.of(
                "public-url", "https://shop.example/callbacks/sms",
                "trusted-proxies", "10.0.0.7, ::1",
                "help", "Kairos shop, STOP ends it",
                "country", "FR",
                "connections", "3",
                "connect-timeout", "2s",
                "answer-timeout", "9s",
                "price-per-segment", "0.05",
                "currency", "USD"));

        SmsSettings settings = SmsChannelProvider.read(all);

        assertThat(settings.limits())
                .isEqualTo(new SmsSettings.Limits(3, Duration.ofSeconds(2), Duration.ofSeconds(9)));
        assertThat(settings.callbacks().trustedProxies()).hasSize(2);
        assertThat(settings.cost().amount()).isEqualByComparingTo("0.05");
        assertThat(settings.cost().currency().getCurrencyCode()).isEqualTo("USD");
        assertThat(settings.country()).contains("FR");
    }

    @ParameterizedTest
    @CsvSource({
        "account-sid, AC12, account-sid must be AC and 32",
        "sender, a-name-that-is-too-long, sender must be",
        "base-url, http://api.twilio.com, base-url must be https",
        "base-url, nothing, base-url",
        "public-url, https://shop.example/x?y=1, public-url",
        "country, France, country must be two",
        "trusted-proxies, proxy.example, trusted-proxies",
        "currency, EURO, currency cannot be read",
        "connections, 0, connections cannot be read",
        "sendr, Kairos, sendr is unknown"
    })
    void names_the_setting_that_is_wrong(String name, String value, String problem) {
        Map<String, String> settings = new HashMap<>(LEAST);
        settings.put(name, value);

        assertThatThrownBy(() -> SmsChannelProvider.read(settings))
                .isInstanceOf(ChannelSettingsException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void shows_no_secret_when_printed() {
        assertThat(SmsChannelProvider.read(LEAST).toString()).doesNotContain("s3cret");
    }
}
