package io.kairos.channel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelSettingsTest {

    @Test
    void names_every_problem_at_once_and_quotes_no_value() {
        ChannelSettings settings = new ChannelSettings(
                "push",
                Map.of("timeout", "s3cret", "retries", "99", "open", "s3cret", "base", "s3cret", "tokn", "s3cret"));
        settings.required("token", "tk_123");
        settings.duration("timeout", Duration.ofSeconds(1));
        settings.number("retries", 1, 0, 9);
        settings.flag("open", true);
        settings.url("base");

        assertThatThrownBy(settings::done)
                .isInstanceOfSatisfying(
                        ChannelSettingsException.class,
                        refused -> assertThat(refused.problems()).hasSize(6))
                .hasMessageContaining("channel push")
                .hasMessageContaining("token is missing: set it, for example tk_123")
                .hasMessageContaining("timeout cannot be read: give a time such as 500ms")
                .hasMessageContaining("retries cannot be read: give a whole number from 0 to 9")
                .hasMessageContaining("open cannot be read: give true or false")
                .hasMessageContaining("base")
                .hasMessageContaining("tokn is unknown: remove it, or use one of base, open, retries, timeout, token")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "10s, PT10S", "2m, PT2M", "1h, PT1H", "PT3S, PT3S"})
    void reads_times(String text, Duration expected) {
        ChannelSettings settings = new ChannelSettings("push", Map.of("timeout", text));

        assertThat(settings.duration("timeout", Duration.ofDays(1))).isEqualTo(expected);
        assertThatCode(settings::done).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"0s", "-1s", "s", "10", "10 years", "P"})
    void refuses_what_is_no_time(String text) {
        ChannelSettings settings = new ChannelSettings("push", Map.of("timeout", text));
        settings.duration("timeout", Duration.ofDays(1));

        assertThatThrownBy(settings::done).hasMessageContaining("timeout");
    }

    @Test
    void takes_what_is_missing_or_blank_from_the_defaults() {
        ChannelSettings settings = new ChannelSettings("push", Map.of("price", " ", "hosts", "a, b,,"));

        assertThat(settings.decimal("price", BigDecimal.ONE)).isEqualTo(BigDecimal.ONE);
        assertThat(settings.list("hosts")).containsExactly("a", "b");
        assertThat(settings.flag("open", true)).isTrue();
        assertThat(settings.url("base")).isEmpty();
        settings.done();
    }

    @Test
    void reads_web_addresses() {
        ChannelSettings settings =
                new ChannelSettings("push", Map.of("base", "https://example.org/x", "bad", "mailto:a"));

        assertThat(settings.url("base")).contains(URI.create("https://example.org/x"));
        assertThat(settings.url("bad")).isEmpty();
        assertThatThrownBy(settings::done).hasMessageContaining("bad names no scheme or host");
    }
}
