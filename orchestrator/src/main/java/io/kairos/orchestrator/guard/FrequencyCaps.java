package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.guard.CapWindow.Full;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The frequency caps of all customers. A message takes its place in two steps: {@link #reserve} counts it in Redis,
 * {@link #settle}, in the transaction that puts it on the wire, makes that word final. Whenever Redis is down, was emptied
 * or restarted, the messages are counted in PostgreSQL instead, until {@link #restoreIfLost} has filled Redis again. No order
 * of these events lets more messages out than a cap allows. Thread-safe.
 */
@Component
public class FrequencyCaps {
    private static final Logger LOG = LoggerFactory.getLogger(FrequencyCaps.class);
    private static final Duration SETTLED_SINCE = Duration.ofHours(1);

    private final RedisCaps redis;
    private final DatabaseCaps database;
    private final GuardSettings settings;
    private final TransactionTemplate transactions;
    private final InstantSource clock;
    private final Map<Line, Standing> standings = new ConcurrentHashMap<>();
    private final RetryPause pause = new RetryPause(Duration.ofSeconds(5));

    FrequencyCaps(
            RedisCaps redis,
            DatabaseCaps database,
            GuardSettings settings,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.redis = redis;
        this.database = database;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Line(String channel, String topic) {}

    /** What the caps are for messages of a channel and a topic, which are few. */
    private record Standing(boolean capped, Verdict under, Verdict exempt) {}

    /**
     * Places under the caps.
     *
     * @param epoch of the counters in Redis; empty when nothing was counted there
     * @param full what is full and until when, for those without a place
     */
    public record Reservation(Optional<String> epoch, Map<UUID, Full> full) {
        private static final Reservation NONE = new Reservation(Optional.empty(), Map.of());

        private Optional<Full> full(SendRequest request) {
            return Optional.ofNullable(full.get(request.dispatchId()));
        }
    }

    /** Asks for a place for each, in their order; asking again for the same dispatch counts once. Not in a transaction. */
    public Reservation reserve(List<SendRequest> requests, Instant now) {
        List<SendRequest> counted = capped(requests);
        Optional<String> epoch = counted.isEmpty() ? Optional.empty() : database.epoch();
        if (epoch.isEmpty()) {
            return Reservation.NONE;
        }
        try {
            Optional<Map<UUID, Full>> full = redis.reserve(epoch.get(), counted, settings, now);
            if (full.isPresent()) {
                return new Reservation(epoch, full.get());
            }
            LOG.warn("Redis lost the frequency caps; counting in PostgreSQL until they are rebuilt");
        } catch (RedisException e) {
            LOG.warn("Redis does not answer ({}); counting the frequency caps in PostgreSQL", e.getMessage());
        }
        lose(epoch.get());
        return Reservation.NONE;
    }

    /**
     * The final word on these requests, in the transaction that puts the allowed ones on the wire.
     *
     * @return empty when the counters changed since the reservation: give up this transaction and reserve again later
     */
    public Optional<Map<UUID, Verdict>> settle(Reservation reservation, List<SendRequest> requests, Instant now) {
        List<SendRequest> counted = capped(requests);
        Map<UUID, Verdict> verdicts = new HashMap<>();
        requests.forEach(request -> verdicts.put(request.dispatchId(), exempt(request)));
        if (counted.isEmpty()) {
            return Optional.of(verdicts);
        }
        if (!database.keptEpoch().equals(reservation.epoch())) {
            return Optional.empty();
        }
        List<SendRequest> uncertain = reservation.epoch().isPresent() ? ofAbsorbing(counted) : counted;
        counted.forEach(request -> verdicts.put(request.dispatchId(), verdict(request, reservation.full(request))));
        countInDatabase(uncertain, now).forEach((id, word) -> verdicts.merge(id, word, FrequencyCaps::stricter));
        return Optional.of(verdicts);
    }

    /** What the caps would say now, counted in PostgreSQL; nothing is reserved, locked or counted. */
    public Map<UUID, Verdict> foresee(List<SendRequest> requests, Instant now) {
        Map<UUID, Verdict> verdicts = new HashMap<>();
        requests.forEach(request -> verdicts.put(request.dispatchId(), exempt(request)));
        List<SendRequest> counted = capped(requests);
        verdicts.putAll(counted.isEmpty() ? Map.of() : count(counted, now));
        return verdicts;
    }

    /** Gives back the places of messages that certainly did not leave. */
    public void release(Reservation reservation, List<SendRequest> requests) {
        reservation.epoch().ifPresent(epoch -> {
            try {
                redis.release(epoch, capped(requests));
            } catch (RedisException e) {
                LOG.info("{} places under the frequency caps stay taken: {}", requests.size(), e.getMessage());
            }
        });
    }

    /** The same, long after the reservation. */
    public void release(List<SendRequest> requests) {
        release(new Reservation(database.epoch(), Map.of()), requests);
    }

    /** Counts messages from the instant they really left. */
    public void sent(Reservation reservation, Map<SendRequest, Instant> sent) {
        reservation.epoch().ifPresent(epoch -> {
            Map<SendRequest, Instant> counted = new HashMap<>(sent);
            counted.keySet().removeIf(request -> !isCapped(request));
            try {
                redis.move(epoch, counted);
            } catch (RedisException e) {
                LOG.warn("Redis does not answer ({}); counting the frequency caps in PostgreSQL", e.getMessage());
                lose(epoch);
            }
        });
    }

    /** Fills Redis from PostgreSQL when its counters are lost; tries every few seconds while Redis is away. */
    public void restoreIfLost() {
        if (database.epoch().isPresent() || !pause.isOver()) {
            return;
        }
        try {
            transactions.executeWithoutResult(status -> restore());
        } catch (RedisException e) {
            LOG.debug("The frequency caps cannot be rebuilt yet: {}", e.getMessage());
            pause.begin();
        }
    }

    private void restore() {
        if (!database.lockRebuild() || database.epoch().isPresent()) {
            return;
        }
        String epoch = UUID.randomUUID().toString();
        Instant now = clock.instant();
        Duration keep = settings.longestWindow();
        database.eachCounted(now, page -> redis.fill(epoch, page, keep));
        database.lockEpochAlone();
        database.eachRecent(now, SETTLED_SINCE, page -> redis.fill(epoch, page, keep));
        redis.declare(epoch);
        database.trust(epoch);
        LOG.info("Frequency caps rebuilt in Redis");
    }

    private void lose(String epoch) {
        transactions.executeWithoutResult(status -> database.lose(epoch));
    }

    /** Redis does not know that two customers turned out to be one. */
    private List<SendRequest> ofAbsorbing(List<SendRequest> requests) {
        Set<UUID> absorbing = database.absorbing(customers(requests));
        return requests.stream()
                .filter(request -> absorbing.contains(request.customerId()))
                .toList();
    }

    private static List<UUID> customers(List<SendRequest> requests) {
        return requests.stream().map(SendRequest::customerId).distinct().toList();
    }

    private static Verdict stricter(Verdict one, Verdict other) {
        return other instanceof Verdict.Allow ? one : other;
    }

    private Map<UUID, Verdict> countInDatabase(List<SendRequest> requests, Instant now) {
        if (requests.isEmpty()) {
            return Map.of();
        }
        database.lockCustomers(customers(requests));
        return count(requests, now);
    }

    private Map<UUID, Verdict> count(List<SendRequest> requests, Instant now) {
        Map<UUID, List<CountedSend>> sent = database.counted(customers(requests), now).stream()
                .collect(Collectors.groupingBy(CountedSend::customerId, Collectors.toCollection(ArrayList::new)));
        Map<UUID, Verdict> verdicts = new HashMap<>();
        for (SendRequest request : requests) {
            List<CountedSend> before = sent.computeIfAbsent(request.customerId(), id -> new ArrayList<>());
            Optional<Full> full = CapWindow.fullest(before, settings.budgets(), request, now);
            if (full.isEmpty()) {
                before.add(new CountedSend(
                        request.customerId(), request.channel(), request.topic(), request.dispatchId(), now));
            }
            verdicts.put(request.dispatchId(), verdict(request, full));
        }
        return verdicts;
    }

    private List<SendRequest> capped(List<SendRequest> requests) {
        return requests.stream().filter(this::isCapped).toList();
    }

    private boolean isCapped(SendRequest request) {
        return standing(request).capped();
    }

    private Standing standing(SendRequest request) {
        return standings.computeIfAbsent(new Line(request.channel(), request.topic()), this::standing);
    }

    private Standing standing(Line line) {
        Map<String, String> params = Map.of("channel", line.channel(), "topic", line.topic());
        Map<String, String> limits = new HashMap<>(params);
        limits.put("caps", settings.capsInWords(line.channel(), line.topic()));
        return new Standing(
                settings.isCapped(line.channel(), line.topic()),
                new Verdict.Allow(new Reason("under-cap", limits)),
                new Verdict.Allow(new Reason("not-capped", params)));
    }

    private Verdict verdict(SendRequest request, Optional<Full> full) {
        if (full.isEmpty()) {
            return standing(request).under();
        }
        Map<String, String> params = new HashMap<>();
        params.put("channel", request.channel());
        params.put("topic", request.topic());
        params.put("caps", full.get().budget().inWords());
        params.put("freeAt", full.get().until().toString());
        return new Verdict.HoldUntil(
                full.get().until(), new Reason(full.get().budget().code(), params));
    }

    private Verdict exempt(SendRequest request) {
        return standing(request).exempt();
    }
}
