package io.kairos.orchestrator.guard;

import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.ZAddArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The counters of the frequency caps in Redis: for each customer and channel a sorted set of dispatch ids by the
 * millisecond they count from. Every method throws {@link RedisException} when Redis does not answer in time.
 *
 * <p>The keys carry the epoch they were filled for, and the epoch key the run of the server it was written to: a Redis that
 * was emptied, restarted or rolled back does not pass {@link #holds}, and its old counters are never read again.
 */
@Component
class RedisCaps {
    private static final String EPOCH_KEY = "kairos:caps:epoch";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Pattern RUN_ID = Pattern.compile("^run_id:(\\w+)", Pattern.MULTILINE);

    /**
     * Counts a dispatch, once however often it is asked for. KEYS: the set. ARGV: dispatch id, now, then max and length of
     * each window, in milliseconds. Answers 0, or the millisecond at which the caps are free again.
     */
    private static final String RESERVE = """
            redis.call('ZREM', KEYS[1], ARGV[1])
            local now, free, longest = tonumber(ARGV[2]), 0, 0
            for i = 3, #ARGV, 2 do
              local max, per = tonumber(ARGV[i]), tonumber(ARGV[i + 1])
              longest = math.max(longest, per)
              if redis.call('ZCOUNT', KEYS[1], '(' .. (now - per), '+inf') >= max then
                local nth = redis.call('ZRANGE', KEYS[1], -max, -max, 'WITHSCORES')
                free = math.max(free, tonumber(nth[2]) + per)
              end
            end
            if free > 0 then return free end
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - longest)
            redis.call('ZADD', KEYS[1], now, ARGV[1])
            redis.call('PEXPIRE', KEYS[1], 2 * longest)
            return 0
            """;

    private final StatefulRedisConnection<String, String> connection;

    RedisCaps(StatefulRedisConnection<String, String> connection) {
        this.connection = connection;
    }

    /** Takes a place under the caps for each request, in their order. The answer says when the caps of those without a place are free. */
    Map<UUID, Instant> reserve(String epoch, List<SendRequest> requests, GuardSettings settings, Instant now) {
        Map<UUID, RedisFuture<Long>> asked = new LinkedHashMap<>();
        for (SendRequest request : requests) {
            List<String> arguments = new ArrayList<>();
            arguments.add(request.dispatchId().toString());
            arguments.add(Long.toString(now.toEpochMilli()));
            for (CapRule rule : settings.capsOf(request.channel())) {
                arguments.add(Integer.toString(rule.max()));
                arguments.add(Long.toString(rule.per().toMillis()));
            }
            asked.put(
                    request.dispatchId(),
                    connection
                            .async()
                            .eval(
                                    RESERVE,
                                    ScriptOutputType.INTEGER,
                                    new String[] {key(epoch, request.customerId(), request.channel())},
                                    arguments.toArray(String[]::new)));
        }
        Map<UUID, Instant> full = new LinkedHashMap<>();
        asked.forEach((id, answer) -> {
            long free = await(answer);
            if (free > 0) {
                full.put(id, Instant.ofEpochMilli(free));
            }
        });
        return full;
    }

    /** Gives places back. */
    void release(String epoch, List<SendRequest> requests) {
        List<RedisFuture<Long>> asked = requests.stream()
                .map(request -> connection
                        .async()
                        .zrem(
                                key(epoch, request.customerId(), request.channel()),
                                request.dispatchId().toString()))
                .toList();
        asked.forEach(RedisCaps::await);
    }

    /** Counts what already has a place from the instant it was really sent. */
    void move(String epoch, Map<SendRequest, Instant> sent) {
        List<RedisFuture<Long>> asked = new ArrayList<>();
        sent.forEach((request, at) -> asked.add(connection
                .async()
                .zadd(
                        key(epoch, request.customerId(), request.channel()),
                        ZAddArgs.Builder.xx(),
                        (double) ceilMillis(at),
                        request.dispatchId().toString())));
        asked.forEach(RedisCaps::await);
    }

    /** Fills in what was sent before. */
    void fill(String epoch, List<CountedSend> sends, Duration keep) {
        List<RedisFuture<?>> asked = new ArrayList<>();
        for (CountedSend send : sends) {
            String key = key(epoch, send.customerId(), send.channel());
            asked.add(connection
                    .async()
                    .zadd(
                            key,
                            ScoredValue.just(
                                    (double) ceilMillis(send.at()),
                                    send.dispatchId().toString())));
            asked.add(connection.async().pexpire(key, keep.multipliedBy(2)));
        }
        asked.forEach(RedisCaps::await);
    }

    /** Declares the counters of this epoch whole. */
    void declare(String epoch) {
        await(connection.async().set(EPOCH_KEY, epoch + ":" + runId()));
    }

    /** Whether the counters of this epoch are whole; asked after a reservation, it vouches for that reservation. */
    boolean holds(String epoch) {
        RedisFuture<String> declared = connection.async().get(EPOCH_KEY);
        String runId = runId();
        return Optional.ofNullable(await(declared))
                .filter((epoch + ":" + runId)::equals)
                .isPresent();
    }

    private String runId() {
        Matcher found = RUN_ID.matcher(await(connection.async().info("server")));
        if (!found.find()) {
            throw new RedisException("INFO server names no run_id");
        }
        return found.group(1);
    }

    private static String key(String epoch, UUID customerId, String channel) {
        return "kairos:cap:" + epoch + ":{" + customerId + "}:" + channel;
    }

    private static long ceilMillis(Instant at) {
        long millis = at.toEpochMilli();
        return at.getNano() % 1_000_000 == 0 ? millis : millis + 1;
    }

    private static <T> T await(RedisFuture<T> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisException("interrupted while waiting for Redis", e);
        } catch (ExecutionException e) {
            throw new RedisException("Redis refused", e.getCause());
        } catch (TimeoutException e) {
            throw new RedisException("Redis did not answer within " + PATIENCE, e);
        }
    }
}
