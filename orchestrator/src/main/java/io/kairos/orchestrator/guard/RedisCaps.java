package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.guard.CapWindow.Full;
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
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The counters of the frequency caps in Redis: for each customer a sorted set of dispatches, with their
 * channel and topic, by the millisecond they count from. Every method throws {@link RedisException} when Redis does not answer in time.
 *
 * <p>The keys carry the epoch they were filled for, and the epoch key the run of the server it was written to: a Redis that
 * was emptied, restarted or rolled back does not pass {@link #holds}, and its old counters are never read again.
 */
@Component
class RedisCaps {
    private static final String EPOCH_KEY = "kairos:caps:epoch:2";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Pattern RUN_ID = Pattern.compile("^run_id:(\\w+)", Pattern.MULTILINE);

    /**
     * Counts a dispatch, once however often it is asked for. KEYS: the customer's set. ARGV: the member, now in milliseconds,
     * channel, topic, the longest window, and the budgets as JSON. Answers 0, or the millisecond at which the budget that makes it
     * wait longest has room, and the number of that budget.
     */
    private static final String RESERVE = """
            redis.call('ZREM', KEYS[1], ARGV[1])
            local now, longest, free, full = tonumber(ARGV[2]), tonumber(ARGV[5]), 0, -1
            local sent = redis.call('ZREVRANGEBYSCORE', KEYS[1], '+inf', '(' .. (now - longest), 'WITHSCORES')
            local function weight(budget, channel, topic)
              if budget.channel ~= '*' and budget.channel ~= channel then return 0 end
              if budget.topic ~= '*' and budget.topic ~= topic then return 0 end
              return budget.weights[channel] or 1000
            end
            for number, budget in ipairs(cjson.decode(ARGV[6])) do
              local taken = weight(budget, ARGV[3], ARGV[4])
              if taken > 0 then
                for i = 1, #sent, 2 do
                  local at = tonumber(sent[i + 1])
                  if at <= now - budget.per then break end
                  local channel, topic = string.match(sent[i], '^[^|]*|([^|]*)|(.*)$')
                  taken = taken + weight(budget, channel, topic)
                  if taken > budget.max then
                    if at + budget.per > free then free, full = at + budget.per, number - 1 end
                    break
                  end
                end
              end
            end
            if full >= 0 then return {free, full} end
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - longest)
            redis.call('ZADD', KEYS[1], now, ARGV[1])
            redis.call('PEXPIRE', KEYS[1], 2 * longest)
            return {0, 0}
            """;

    private final StatefulRedisConnection<String, String> connection;

    RedisCaps(StatefulRedisConnection<String, String> connection) {
        this.connection = connection;
    }

    /** Takes a place under the caps for each request, in their order. The answer says what is full for those without a place. */
    Map<UUID, Full> reserve(String epoch, List<SendRequest> requests, GuardSettings settings, Instant now) {
        List<Budget> budgets = settings.budgets();
        String rules = json(budgets);
        String longest = Long.toString(settings.longestWindow().toMillis());
        Map<UUID, RedisFuture<List<Long>>> asked = new LinkedHashMap<>();
        for (SendRequest request : requests) {
            asked.put(
                    request.dispatchId(),
                    connection
                            .async()
                            .eval(
                                    RESERVE,
                                    ScriptOutputType.MULTI,
                                    new String[] {key(epoch, request.customerId())},
                                    member(request),
                                    Long.toString(now.toEpochMilli()),
                                    request.channel(),
                                    request.topic(),
                                    longest,
                                    rules));
        }
        Map<UUID, Full> full = new LinkedHashMap<>();
        asked.forEach((id, answer) -> {
            List<Long> said = await(answer);
            if (said.get(0) > 0) {
                full.put(id, new Full(Instant.ofEpochMilli(said.get(0)), budgets.get(Math.toIntExact(said.get(1)))));
            }
        });
        return full;
    }

    /** Names of channels hold nothing that JSON would have to escape. */
    private static String json(List<Budget> budgets) {
        return budgets.stream()
                .map(budget -> "{\"channel\":\"%s\",\"topic\":\"%s\",\"max\":%d,\"per\":%d,\"weights\":{%s}}"
                        .formatted(
                                budget.channel(),
                                budget.topic(),
                                budget.max(),
                                budget.per().toMillis(),
                                budget.weights().entrySet().stream()
                                        .map(weight -> "\"" + weight.getKey() + "\":" + weight.getValue())
                                        .collect(Collectors.joining(","))))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Gives places back. */
    void release(String epoch, List<SendRequest> requests) {
        List<RedisFuture<Long>> asked = requests.stream()
                .map(request -> connection.async().zrem(key(epoch, request.customerId()), member(request)))
                .toList();
        asked.forEach(RedisCaps::await);
    }

    /** Counts what already has a place from the instant it was really sent. */
    void move(String epoch, Map<SendRequest, Instant> sent) {
        List<RedisFuture<Long>> asked = new ArrayList<>();
        sent.forEach((request, at) -> asked.add(connection
                .async()
                .zadd(
                        key(epoch, request.customerId()),
                        ZAddArgs.Builder.xx(),
                        (double) ceilMillis(at),
                        member(request))));
        asked.forEach(RedisCaps::await);
    }

    /** Fills in what was sent before. */
    void fill(String epoch, List<CountedSend> sends, Duration keep) {
        List<RedisFuture<?>> asked = new ArrayList<>();
        for (CountedSend send : sends) {
            String key = key(epoch, send.customerId());
            asked.add(connection
                    .async()
                    .zadd(
                            key,
                            ScoredValue.just(
                                    (double) ceilMillis(send.at()),
                                    member(send.dispatchId(), send.channel(), send.topic()))));
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

    private static String key(String epoch, UUID customerId) {
        return "kairos:cap:" + epoch + ":{" + customerId + "}";
    }

    private static String member(SendRequest request) {
        return member(request.dispatchId(), request.channel(), request.topic());
    }

    private static String member(UUID dispatchId, String channel, String topic) {
        return dispatchId + "|" + channel + "|" + topic;
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
