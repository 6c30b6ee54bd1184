package io.kairos.orchestrator.platform;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Background work: {@code kairos.pumps=auto} (the default) in threads, {@code manual} only when called. */
@Configuration(proxyBeanMethods = false)
class PumpConfiguration {
    @Bean
    PumpRunner pumpRunner(
            ObjectProvider<Pump> pumps,
            InstantSource clock,
            @Value("${kairos.pumps:auto}") PumpMode mode,
            ObjectProvider<ClockWatch> watch) {
        var found = watch.getIfAvailable();
        return new PumpRunner(
                pumps.orderedStream().toList(),
                clock,
                mode == PumpMode.AUTO,
                found == null ? () -> true : found::agrees);
    }

    /** A virtual clock is nobody's but its own program's. */
    @Bean
    @ConditionalOnProperty(name = "kairos.clock", havingValue = "real", matchIfMissing = true)
    ClockWatch clockWatch(InstantSource clock, ObjectProvider<JdbcTemplate> jdbc) {
        return new ClockWatch(
                clock,
                () -> Objects.requireNonNull(
                                jdbc.getObject().queryForObject("select clock_timestamp()", OffsetDateTime.class))
                        .toInstant());
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
