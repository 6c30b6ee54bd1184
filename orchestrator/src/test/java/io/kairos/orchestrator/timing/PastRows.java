package io.kairos.orchestrator.timing;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what customers did long ago straight into the schema. */
final class PastRows {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final JdbcClient jdbc;
    private final SplittableRandom random = new SplittableRandom(COUNT.incrementAndGet());
    private final SplittableRandom extras = new SplittableRandom(7);

    PastRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sofas looked at evenly over the days before {@code now}; a share of them bought after log-normal days. */
    void sofas(int count, Instant now, int days, double share, double medianDays) {
        for (int i = 0; i < count; i++) {
            Instant opened = now.minusSeconds((long) (random.nextDouble() * days * 86_400));
            Duration delay = Duration.ofSeconds((long) (medianDays * 86_400 * Math.exp(0.6 * random.nextGaussian())));
            Instant expires = opened.plus(Duration.ofDays(90));
            boolean buys = random.nextDouble() < share && delay.compareTo(Duration.ofDays(90)) < 0;
            Instant end = buys ? opened.plus(delay) : expires;
            String state = end.isAfter(now) ? "open" : buys ? "won" : "expired";
            UUID customer = need("sofa", state, opened, end.isAfter(now) ? null : end, expires, null);
            if (buys && !end.isAfter(now)) follow(customer, end, now);
        }
    }

    /** Nine in ten who have the sofa buy a care kit 17 to 23 days later. */
    private void follow(UUID customer, Instant bought, Instant now) {
        Instant at = bought.plus(Duration.ofHours(17 * 24 + extras.nextInt(6 * 24)));
        if (extras.nextInt(10) == 0 || at.isAfter(now)) return;
        jdbc.sql("""
                        insert into event (customer_id, id, message_id, type, name, occurred_at, received_at, source, properties, context)
                        values (:customer, :id, :id::text, 'track', 'Order Completed', :at, :at, 'test',
                            '{"products": [{"product_id": "care-kit", "price": 29}]}', '{}')
                        """)
                .param("customer", customer)
                .param("id", new UUID(extras.nextLong(), extras.nextLong()))
                .param("at", Timestamp.from(at))
                .update();
    }

    /** City trips booked a log-normal number of days before an arrival that is over. */
    void trips(int count, Instant now, double medianLead) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        for (int i = 0; i < count; i++) {
            LocalDate date = today.minusDays(random.nextInt(3, 200));
            int lead = (int) Math.min(150, medianLead * Math.exp(0.5 * random.nextGaussian()));
            Instant bought = date.minusDays(lead).atTime(12, 0).toInstant(ZoneOffset.UTC);
            Instant opened = date.minusDays(160).atTime(9, 0).toInstant(ZoneOffset.UTC);
            need("city-trip", "won", opened, bought, bought.plus(Duration.ofDays(1)), date);
        }
    }

    /** A sofa bought at once. */
    void bot(Instant opened, Duration delay) {
        need("sofa", "won", opened, opened.plus(delay), opened.plus(Duration.ofDays(90)), null);
    }

    private UUID need(
            String type,
            String state,
            Instant opened,
            @Nullable Instant closed,
            Instant expires,
            @Nullable LocalDate date) {
        UUID customer = new UUID(random.nextLong(), random.nextLong());
        jdbc.sql("""
                        insert into customer (id, zone, zone_source, created_at, last_seen_at)
                        values (?, 'Europe/Paris', 'explicit', ?, ?)
                        """)
                .params(customer, Timestamp.from(opened), Timestamp.from(opened))
                .update();
        jdbc.sql("""
                        insert into need (customer_id, id, product_type, subject, state, date, zone, features, opened_at,
                            changed_at, expires_at, closed_at)
                        values (:customer, :id, :type, :subject, :state, :date, 'UTC', '{"nights": "2"}', :opened, :opened,
                            :expires, :closed)
                        """)
                .param("customer", customer)
                .param("id", new UUID(random.nextLong(), random.nextLong()))
                .param("type", type)
                .param(
                        "subject",
                        closed != null && Duration.between(opened, closed).toHours() < 1 ? "bot" : "any")
                .param("state", state)
                .param("date", date)
                .param("opened", Timestamp.from(opened))
                .param("expires", Timestamp.from(expires))
                .param("closed", closed == null ? null : Timestamp.from(closed))
                .update();
        return customer;
    }
}
