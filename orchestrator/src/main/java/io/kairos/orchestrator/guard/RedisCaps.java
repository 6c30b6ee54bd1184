package io.kairos.orchestrator.guard;

import static java.util.Objects.requireNonNull;

import io.kairos.orchestrator.guard.CapWindow.Full;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.ScriptOutputType;
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
 * was emptied, restarted or rolled back does not pass for {@link Whole}, and its old counters are never read again.
 */
@Component
class RedisCaps {
    private static final String EPOCH_KEY = "kairos:caps:epoch:2";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Pattern RUN_ID = Pattern.compile("^run_id:(\\w+)", Pattern.MULTILINE);

    /** As many as keep Redis from others for no more than a millisecond or two. */
    private static final int CALL = 100;

    /**
     * Counts dispatches, in their order and each once however often it is asked for. KEYS: their customers' sets. ARGV: now in milliseconds, the
     * longest window, the budgets as JSON, then for each dispatch its member, channel and topic. Answers for each: 0, or the millisecond at which
     * the budget that makes it wait longest has room, and the number of that budget.
     */
    private static final String RESERVE = """
            local now, longest, budgets, said = tonumber(ARGV[1]), tonumber(ARGV[2]), cjson.decode(ARGV[3]), {}
            local function weight(budget, channel, topic)
              if budget.channel ~= '*' and budget.channel ~= channel then return 0 end
              if budget.topic ~= '*' and budget.topic ~= topic then return 0 end
              return budget.weights[channel] or 1000
            end
            for which, key in ipairs(KEYS) do
              local member, channel, topic = ARGV[3 * which + 1], ARGV[3 * which + 2], ARGV[3 * which + 3]
              local free, full, known = 0, -1, redis.call('ZCARD', key) > 0
              if known then
                redis.call('ZREM', key, member)
                local sent = redis.call('ZREVRANGEBYSCORE', key, '+inf', '(' .. (now - longest), 'WITHSCORES')
                local channels, topics = {}, {}
                for i = 1, #sent, 2 do
                  channels[i], topics[i] = string.match(sent[i], '^[^|]*|([^|]*)|(.*)$')
                end
                for number, budget in ipairs(budgets) do
                  local taken = weight(budget, channel, topic)
                  if taken > 0 then
                    for i = 1, #sent, 2 do
                      local at = tonumber(sent[i + 1])
                      if at <= now - budget.per then break end
                      taken = taken + weight(budget, channels[i], topics[i])
                      if taken > budget.max then
                        if at + budget.per > free then free, full = at + budget.per, number - 1 end
                        break
                      end
                    end
                  end
                end
              end
              if full >= 0 then
                said[2 * which - 1], said[2 * which] = free, full
              else
                if known then redis.call('ZREMRANGEBYSCORE', key, '-inf', now - longest) end
                redis.call('ZADD', key, now, member)
                redis.call('PEXPIRE', key, 2 * longest)
                said[2 * which - 1], said[2 * which] = 0, 0
              end
            end
            return said
            """;

    /** Changes from when dispatches count that are counted. KEYS: their customers' sets. ARGV: for each the millisecond and its member. */
    private static final String MOVE = """
            for which, key in ipairs(KEYS) do
              redis.call('ZADD', key, 'XX', ARGV[2 * which - 1], ARGV[2 * which])
            end
            return 0
            """;

    private final StatefulRedisConnection<String, String> connection;

    RedisCaps(StatefulRedisConnection<String, String> connection) {
        this.connection = connection;
    }

    /**
     * Takes a place under the caps for each request, in their order. The answer says what is full for those without a place; it is
     * empty when the counters turned out not to be whole.
     */
    Optional<Map<UUID, Full>> reserve(String epoch, List<SendRequest> requests, GuardSettings settings, Instant now) {
        List<Budget> budgets = settings.budgets();
        String[] rules = {
            Long.toString(now.toEpochMilli()),
            Long.toString(settings.longestWindow().toMillis()),
            json(budgets)
        };
        List<RedisFuture<List<Long>>> asked = new ArrayList<>();
        for (int from = 0; from < requests.size(); from += CALL) {
            List<SendRequest> some = requests.subList(from, Math.min(from + CALL, requests.size()));
            List<String> arguments = new ArrayList<>(List.of(rules));
            for (SendRequest request : some) {
                arguments.add(member(request));
                arguments.add(request.channel());
                arguments.add(request.topic());
            }
            asked.add(eval(RESERVE, ScriptOutputType.MULTI, epoch, some, arguments));
        }
        // Redis answers in order: this vouches for what was reserved before it
        Whole whole = new Whole();
        Map<UUID, Full> full = full(requests, asked, budgets);
        return whole.isOf(epoch) ? Optional.of(full) : Optional.empty();
    }

    private static Map<UUID, Full> full(
            List<SendRequest> requests, List<RedisFuture<List<Long>>> asked, List<Budget> budgets) {
        Map<UUID, Full> full = new LinkedHashMap<>();
        int next = 0;
        for (RedisFuture<List<Long>> answer : asked) {
            List<Long> said = await(answer);
            for (int i = 0; i < said.size(); i += 2) {
                UUID id = requests.get(next++).dispatchId();
                if (said.get(i) > 0) {
                    full.put(
                            id,
                            new Full(Instant.ofEpochMilli(said.get(i)), budgets.get(Math.toIntExact(said.get(i + 1)))));
                }
            }
        }
        return full;
    }

    private <T> RedisFuture<T> eval(
            String script, ScriptOutputType answer, String epoch, List<SendRequest> some, List<String> arguments) {
        String[] keys = new String[some.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(epoch, some.get(i).customerId());
        }
        return connection.async().eval(script, answer, keys, arguments.toArray(String[]::new));
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
        List<SendRequest> requests = List.copyOf(sent.keySet());
        List<RedisFuture<Long>> asked = new ArrayList<>();
        for (int from = 0; from < requests.size(); from += CALL) {
            List<SendRequest> some = requests.subList(from, Math.min(from + CALL, requests.size()));
            List<String> arguments = new ArrayList<>();
            for (SendRequest request : some) {
                arguments.add(Long.toString(ceilMillis(requireNonNull(sent.get(request)))));
                arguments.add(member(request));
            }
            asked.add(eval(MOVE, ScriptOutputType.INTEGER, epoch, some, arguments));
        }
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
        await(connection
                .async()
                .set(EPOCH_KEY, epoch + ":" + runId(await(connection.async().info("server")))));
    }

    /** Asks of which epoch the counters are whole, and does not wait for the answer. */
    private final class Whole {
        private final RedisFuture<String> declared = connection.async().get(EPOCH_KEY);
        private final RedisFuture<String> server = connection.async().info("server");

        boolean isOf(String epoch) {
            return Optional.ofNullable(await(declared))
                    .filter((epoch + ":" + runId(await(server)))::equals)
                    .isPresent();
        }
    }

    private static String runId(String server) {
        Matcher found = RUN_ID.matcher(server);
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
