package io.kairos.timing.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.channel.Latency.Exponential;
import io.kairos.timing.channel.Latency.Fixed;
import io.kairos.timing.channel.Latency.LogNormal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyTest {

    @ParameterizedTest(name = "half-life {0} min")
    @CsvSource({
        "15, 0.93057, 0.82042, 0.11556, 0.01658, 0.0",
        "60, 0.98143, 0.94679, 0.33204, 0.1164, 0.0",
        "1440, 0.99921, 0.99763, 0.87759, 0.76694, 0.13336",
        "10080, 0.99989, 0.99966, 0.97677, 0.95357, 0.73821"
    })
    void value_left_when_read(int halfLife, double push, double sms, double email, double display, double postal) {
        assertThat(retained(1, 1, halfLife)).isCloseTo(push, within(1e-5));
        assertThat(retained(3, 1, halfLife)).isCloseTo(sms, within(1e-5));
        assertThat(retained(120, 1.5, halfLife)).isCloseTo(email, within(1e-5));
        assertThat(retained(360, 1.2, halfLife)).isCloseTo(display, within(1e-5));
        assertThat(retained(4320, .25, halfLife)).isCloseTo(postal, within(1e-5));
    }

    @Test
    void exponential_delay_has_a_closed_form() {
        Duration halfLife = Duration.ofMinutes(15);

        assertThat(new Exponential(Duration.ofMinutes(3)).retained(halfLife)).isCloseTo(0.878249, within(1e-6));
        assertThat(new Exponential(Duration.ofMillis(Math.round(173.12 * 60_000))).retained(halfLife))
                .isCloseTo(0.111113, within(1e-6));
    }

    @Test
    void quadrature_agrees_with_the_law() {
        Duration halfLife = Duration.ofDays(7);
        double rate = Seconds.LN_2 / Seconds.of(halfLife);
        for (Latency law : new Latency[] {
            new Exponential(Duration.ofDays(2)), new LogNormal(Duration.ofHours(2), 1.5), new Fixed(Duration.ofDays(3))
        })
            assertThat(law.quadrature().mean(delay -> Math.exp(-rate * delay)))
                    .isCloseTo(law.retained(halfLife), within(1e-4));
    }

    @Test
    void bad_input_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Exponential(Duration.ZERO))
                .withMessageContaining("mean");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fixed(Duration.ofDays(-1)))
                .withMessageContaining("negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LogNormal(Duration.ofDays(1), Double.NaN))
                .withMessageContaining("sigma");
    }

    private static double retained(int medianMinutes, double sigma, int halfLifeMinutes) {
        return new LogNormal(Duration.ofMinutes(medianMinutes), sigma).retained(Duration.ofMinutes(halfLifeMinutes));
    }
}
