package io.kairos.orchestrator.dispatch;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Rates of providers that all nodes keep together, as token buckets in Redis. While Redis is away each node keeps to its
 * share: the rate divided by the nodes at work. A bucket holds a tenth of a second's worth, so that no second sees more than
 * 1.1 times the rate.
 */
@Component
class RedisRates {
    private static final Logger LOG = LoggerFactory.getLogger(RedisRates.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FORGET_AFTER = Duration.ofMinutes(1);
    private static final long AGAIN = Duration.ofSeconds(5).toNanos();
    private static final int PARTS_OF_A_SECOND = 10;

    private final StatefulRedisConnection<String, byte[]> connection;
    private final ProxyManager<String> buckets;
    private final LivingNodes nodes;
    private final InstantSource clock;
    private final TimeMeter meter;

    RedisRates(RedisClient redis, LivingNodes nodes, InstantSource clock) {
        this.nodes = nodes;
        this.clock = clock;
        this.meter = new Meter(clock);
        this.connection = redis.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        this.buckets = Bucket4jLettuce.casBasedBuilder(connection)
                .clientClock(meter)
                .requestTimeout(PATIENCE)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(FORGET_AFTER))
                .build();
    }

    /** The rate of a channel, in messages a second. */
    Rate of(String channel, int perSecond) {
        BucketConfiguration configuration =
                BucketConfiguration.builder().addLimit(limit(perSecond, 1)).build();
        return new Shared(channel, perSecond, buckets.builder().build("kairos:rate:" + channel, () -> configuration));
    }

    private static Bandwidth limit(int perSecond, int nodes) {
        return Bandwidth.builder()
                .capacity(Math.max(1, perSecond / (PARTS_OF_A_SECOND * nodes)))
                .refillGreedy(perSecond, Duration.ofSeconds(nodes))
                .build();
    }

    @PreDestroy
    void close() {
        connection.close();
    }

    private final class Shared implements Rate {
        private final String channel;
        private final int perSecond;
        private final Bucket bucket;
        private Optional<Bucket> share = Optional.empty();
        private long lostAt;

        Shared(String channel, int perSecond, Bucket bucket) {
            this.channel = channel;
            this.perSecond = perSecond;
            this.bucket = bucket;
        }

        @Override
        public synchronized int take(int wanted) {
            return (int) asking(one -> one.tryConsumeAsMuchAsPossible(wanted));
        }

        @Override
        public synchronized void giveBack(int unused) {
            asking(one -> {
                one.addTokens(unused);
                return unused;
            });
        }

        @Override
        public synchronized Optional<Instant> freeAt() {
            long nanos = asking(one -> one.estimateAbilityToConsume(1).getNanosToWaitForRefill());
            return nanos == 0 ? Optional.empty() : Optional.of(clock.instant().plusNanos(nanos));
        }

        @Override
        public synchronized boolean isLocal() {
            return share.isPresent();
        }

        @Override
        public OptionalInt perSecond() {
            return OptionalInt.of(perSecond);
        }

        private long asking(java.util.function.ToLongFunction<Bucket> question) {
            if (share.isPresent() && System.nanoTime() - lostAt < AGAIN) {
                return question.applyAsLong(share.get());
            }
            try {
                long answer = question.applyAsLong(bucket);
                if (share.isPresent()) {
                    LOG.info("Channel {} shares its rate with the other nodes again", channel);
                    share = Optional.empty();
                }
                return answer;
            } catch (RuntimeException e) {
                lostAt = System.nanoTime();
                return question.applyAsLong(share.orElseGet(() -> ownShare(e)));
            }
        }

        private Bucket ownShare(RuntimeException why) {
            int living = nodes.count();
            LOG.warn(
                    "Redis does not answer ({}); channel {} keeps to this node's share of its rate, {} a second among"
                            + " {} node(s)",
                    why.getMessage(),
                    channel,
                    perSecond,
                    living);
            Bucket own = Bucket.builder()
                    .addLimit(limit(perSecond, living))
                    .withCustomTimePrecision(meter)
                    .build();
            share = Optional.of(own);
            return own;
        }
    }

    /** The injected clock in the form the library asks for. */
    private record Meter(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
