package io.kairos.orchestrator.platform;

import java.time.Instant;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The one clock everything asks: the real one, or with {@code kairos.clock=virtual} a {@link VirtualClock} that starts
 * at {@code kairos.clock-start}.
 */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {
    @Bean
    @ConditionalOnProperty(name = "kairos.clock", havingValue = "real", matchIfMissing = true)
    ThreadClock realClock() {
        return new ThreadClock(InstantSource.system());
    }

    @Bean
    @ConditionalOnProperty(name = "kairos.clock", havingValue = "virtual")
    VirtualClock virtualClock(@Value("${kairos.clock-start}") Instant start) {
        return new VirtualClock(start);
    }

    @Bean
    @Primary
    @ConditionalOnProperty(name = "kairos.clock", havingValue = "virtual")
    ThreadClock clock(VirtualClock virtual) {
        return new ThreadClock(virtual);
    }
}
