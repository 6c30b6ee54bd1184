package io.kairos.channel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {

    private static final DeliveryEvent.Source SOURCE =
            new DeliveryEvent.Source("k", Optional.empty(), Optional.empty(), Optional.empty(), Instant.EPOCH);

    @Test
    void charges_for_each_unit() {
        assertThat(Cost.perSegment("0.0798", "USD").of(3)).isEqualByComparingTo(new BigDecimal("0.2394"));
        assertThat(Cost.FREE.of(5)).isZero();
        assertThatThrownBy(() -> Cost.perMessage("-1", "EUR")).hasMessageContaining("negative");
        assertThatThrownBy(() -> Cost.FREE.of(0)).hasMessageContaining("at least 1");
    }

    @Test
    void half_of_the_messages_arrive_within_the_median() {
        Latency exponential = new Latency.Exponential(Duration.ofSeconds(100));

        assertThat(exponential.median().toNanos() / 1e9).isCloseTo(69.315, within(0.001));
        assertThat(new Latency.LogNormal(Duration.ofSeconds(5), 1.2).median()).isEqualTo(Duration.ofSeconds(5));
        assertThatThrownBy(() -> new Latency.LogNormal(Duration.ofSeconds(5), Double.NaN))
                .hasMessageContaining("sigma");
        assertThatThrownBy(() -> new Latency.Exponential(Duration.ZERO)).hasMessageContaining("mean");
    }

    @Test
    void what_is_known_of_a_message_rises_from_sent_to_complained() {
        List<DeliveryEvent> life = List.of(
                new DeliveryEvent.Underway(SOURCE, "sent", 9),
                new DeliveryEvent.Delivered(SOURCE),
                new DeliveryEvent.Bounced(SOURCE, true, "550", "no such box"),
                new DeliveryEvent.Opened(SOURCE, false),
                new DeliveryEvent.Replied(SOURCE, "thanks"),
                new DeliveryEvent.Unsubscribed(SOURCE, "STOP"),
                new DeliveryEvent.Complained(SOURCE));

        assertThat(life).extracting(DeliveryEvent::rank).isSorted().doesNotHaveDuplicates();
        assertThat(new DeliveryEvent.Replied(SOURCE, "my secret").toString()).doesNotContain("secret");
    }
}
