package io.kairos.orchestrator.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.guard.FrequencyCaps.Reservation;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Caps hold while Redis is away, empty or another. */
class CapsWithoutRedisIT extends CapsRig {
    @Autowired
    RedisClient client;

    @Autowired
    DatabaseCaps database;

    @Autowired
    GuardSettings settings;

    @Test
    void are_counted_in_the_database_after_redis_was_emptied_and_in_redis_again_once_rebuilt() {
        sent(noon);
        redis.sync().flushall();

        Reservation blind = caps.reserve(List.of(request("reminders")), noon.plusSeconds(60));
        assertThat(blind.epoch()).as("Redis is not trusted").isEmpty();
        assertThat(ask(request("reminders"), noon.plusSeconds(60))).isInstanceOf(Verdict.HoldUntil.class);

        caps.restoreIfLost();
        SendRequest held = request("reminders");
        Reservation rebuilt = caps.reserve(List.of(held), noon.plusSeconds(60));
        assertThat(rebuilt.epoch()).isPresent();
        assertThat(rebuilt.full())
                .hasEntrySatisfying(
                        held.dispatchId(), full -> assertThat(full.until()).isEqualTo(noon.plus(Duration.ofDays(1))));
    }

    @Test
    void give_no_place_on_counters_that_were_emptied_after_it_was_reserved_and_rebuilt_since() {
        SendRequest message = request("reminders");
        Reservation old = caps.reserve(List.of(message), noon);
        redis.sync().flushall();
        caps.reserve(List.of(request("reminders")), noon);
        caps.restoreIfLost();

        Optional<Map<UUID, Verdict>> settled = transactions.execute(status -> caps.settle(old, List.of(message), noon));

        assertThat(settled).as("ask again").isEmpty();
    }

    @Test
    void are_not_trusted_in_a_redis_that_answers_with_another_epoch() {
        sent(noon);
        redis.sync().set("kairos:caps:epoch:2", "another");

        assertThat(ask(request("reminders"), noon.plusSeconds(60))).isInstanceOf(Verdict.HoldUntil.class);
    }

    @Test
    void are_counted_in_the_database_while_redis_is_away() {
        StatefulRedisConnection<String, String> closed = client.connect();
        closed.close();
        FrequencyCaps blind = new FrequencyCaps(new RedisCaps(closed), database, settings, transactions, clock);
        SendRequest first = request("reminders");

        Reservation reservation = blind.reserve(List.of(first), noon);
        Map<UUID, Verdict> settled = transactions
                .execute(status -> blind.settle(reservation, List.of(first), noon))
                .orElseThrow();

        assertThat(reservation.epoch()).isEmpty();
        assertThat(settled.get(first.dispatchId())).isInstanceOf(Verdict.Allow.class);
        sent(noon);
        assertThat(ask(request("reminders"), noon)).isInstanceOf(Verdict.HoldUntil.class);
        blind.restoreIfLost();
        assertThat(database.epoch()).as("cannot be rebuilt yet").isEmpty();
    }
}
