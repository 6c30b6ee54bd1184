package io.kairos.channel.email.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The measurement itself works; the figures are taken on a quiet machine by {@link Throughput#main}. */
class ThroughputTest {

    @Test
    void each_way_hands_mails_over() throws Exception {
        String report = Throughput.report(Duration.ofMillis(300));

        assertThat(report).contains("\"kairos\": ").doesNotContain(": 0,").doesNotContain(": 0}");
    }
}
