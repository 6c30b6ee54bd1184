package io.kairos.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.platform.VirtualClock;
import io.kairos.orchestrator.support.KairosTest;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

@KairosTest
@Import(DispatchRig.class)
class RedisRatesIT {
    @Autowired
    DispatchRig rig;

    @Autowired
    DispatchQueue queue;

    @Autowired
    RedisClient redis;

    @Autowired
    LivingNodes nodes;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    VirtualClock clock;

    private final String name = "rate-" + UUID.randomUUID();

    @BeforeEach
    void empty() {
        jdbc.update("update dispatch set state = 'cancelled' where state in ('ready', 'held', 'claimed', 'sending')");
    }

    @Test
    void two_nodes_keep_a_providers_rate_together_and_lose_nothing() {
        DispatchTables tables = new DispatchTables(jdbc);
        queue.add(IntStream.range(0, 60)
                .mapToObj(i -> tables.reachableCustomer(clock.instant()).reminder(clock.instant()))
                .toList());
        ScriptedChannel channel = ScriptedChannel.accepting();
        RedisRates one = new RedisRates(redis, nodes, clock);
        RedisRates other = new RedisRates(redis, nodes, clock);
        List<Dispatcher> both = List.of(
                rig.dispatcher(channel, gate(channel, one.of(name, 20))),
                rig.dispatcher(channel, gate(channel, other.of(name, 20))));

        both.forEach(rig::drain);
        assertThat(channel.taken()).as("a tenth of a second's worth at once").hasSize(2);
        assertThat(both.get(0).nextDue())
                .hasValueSatisfying(next -> assertThat(next)
                        .isAfter(clock.instant())
                        .isBeforeOrEqualTo(clock.instant().plusMillis(60)));
        for (int tenth = 0; tenth < 10; tenth++) {
            clock.advance(Duration.ofMillis(100));
            both.forEach(rig::drain);
        }
        assertThat(channel.taken()).hasSizeBetween(20, 22);
        for (int tenth = 0; tenth < 25; tenth++) {
            clock.advance(Duration.ofMillis(100));
            both.forEach(rig::drain);
        }
        assertThat(channel.taken()).hasSize(60);
        one.close();
        other.close();
    }

    @Test
    void keeps_to_its_own_share_and_says_so_while_redis_is_away() {
        RedisRates rates = new RedisRates(redis, nodes, clock);
        Rate rate = rates.of(name, 40);
        assertThat(rate.take(3)).isEqualTo(3);
        assertThat(rate.isLocal()).isFalse();

        rates.close();

        assertThat(rate.take(100)).isBetween(1, 4);
        assertThat(rate.isLocal()).isTrue();
        assertThat(rate.take(100)).isZero();
        assertThat(rate.freeAt()).hasValueSatisfying(next -> assertThat(next).isAfter(clock.instant()));
        clock.advance(Duration.ofSeconds(1));
        assertThat(rate.take(100)).isBetween(1, 4);
    }

    private Gate gate(ScriptedChannel channel, Rate rate) {
        return new Gate(rig.gate(channel).breaker(), rate);
    }
}
