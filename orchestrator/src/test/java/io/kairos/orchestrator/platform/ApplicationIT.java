package io.kairos.orchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.support.KairosTest;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KairosTest
class ApplicationIT {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    StatefulRedisConnection<String, String> redis;

    @Autowired
    InstantSource clock;

    @Test
    void starts_with_its_schema_its_redis_and_a_clock_that_the_test_sets() {
        assertThat(jdbc.sql("select count(*) from write_key").query(Long.class).single())
                .isZero();
        assertThat(redis.sync().ping()).isEqualTo("PONG");
        assertThat(clock.instant()).isAfterOrEqualTo(Instant.parse(KairosTest.CLOCK_START));
    }
}
