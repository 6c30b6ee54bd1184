package io.kairos.orchestrator.platform;

import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Background work: {@code kairos.pumps=auto} (the default) in threads, {@code manual} only when called. */
@Configuration(proxyBeanMethods = false)
class PumpConfiguration {
    @Bean
    PumpRunner pumpRunner(
            ObjectProvider<Pump> pumps, InstantSource clock, @Value("${kairos.pumps:auto}") PumpMode mode) {
        return new PumpRunner(pumps.orderedStream().toList(), clock, mode == PumpMode.AUTO);
    }

    @Bean
    @ConditionalOnProperty(name = "kairos.clock", havingValue = "virtual")
    TimeDriver timeDriver(VirtualClock clock, ObjectProvider<Pump> pumps) {
        return new TimeDriver(clock, pumps.orderedStream().toList());
    }

    /** Who runs the pumps. */
    enum PumpMode {
        AUTO,
        MANUAL
    }
}
