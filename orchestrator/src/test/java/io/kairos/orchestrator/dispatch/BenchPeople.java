package io.kairos.orchestrator.dispatch;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Customers for whom it is mid-morning, each with an address, an open need, an enrolment and a consent, and messages of
 * theirs; made by few statements, however many they are.
 */
final class BenchPeople {
    private final JdbcTemplate jdbc;

    BenchPeople(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes them, and takes away whom others made. */
    void settle(int many, Instant now) {
        jdbc.execute("truncate customer, consent, need, enrolment, dispatch, dispatch_queue, decision");
        String zone = DispatchTables.zoneWhereItIs(10, now);
        jdbc.update("""
                insert into customer (id, user_id, traits, locale, zone, zone_source, created_at, last_seen_at)
                select gen_random_uuid(), 'u-' || i, jsonb_build_object('firstName', 'Ada', 'lastName', 'Byron',
                    'email', 'c-' || i || '@example.org', 'country', 'FR', 'plan', 'gold'), 'en', ?, 'explicit', ?, ?
                from generate_series(1, ?) as i
                """, zone, at(now), at(now), many);
        jdbc.update("""
                insert into consent (customer_id, channel, topic, status, source, at)
                select id, '*', 'reminders', 'granted', 'trait', created_at from customer
                """);
        jdbc.update("""
                insert into need (customer_id, id, product_type, subject, state, value, opened_at, changed_at, expires_at)
                select id, gen_random_uuid(), 'sofa', 'Oslo', 'open', 900, created_at, created_at, created_at + interval '90 days'
                from customer
                """);
        jdbc.update("""
                insert into enrolment (customer_id, id, need_id, journey_id, journey_version, process_instance_id, state, started_at)
                select customer_id, gen_random_uuid(), id, 'considered', 1, 'p', 'inside', opened_at from need
                """);
    }

    /** One message for each of so many customers, due since a second ago. */
    void ask(String channel, int many, int round, Instant now) {
        jdbc.update(
                """
                insert into dispatch (customer_id, id, need_id, enrolment_id, journey_id, step, round, channel, topic,
                    template, decision_id, state, due_at, not_before, deadline, created_at)
                select customer_id, gen_random_uuid(), need_id, id, journey_id, 'send_reminder', ?, ?, 'reminders',
                    'reminder', gen_random_uuid(), 'ready', ?, ?, ?, ?
                from enrolment order by id limit ?
                """,
                round,
                channel,
                at(now.minusSeconds(1)),
                at(now.minusSeconds(1)),
                at(now.plusSeconds(86_400)),
                at(now),
                many);
    }

    /** How many messages of that channel are in that state. */
    int count(String channel, String state) {
        Integer count = jdbc.queryForObject(
                "select count(*) from dispatch where channel = ? and state = ?", Integer.class, channel, state);
        return count == null ? 0 : count;
    }

    /** What a row of that table takes, indexes included, after all dead rows are gone. */
    double bytes(String table, int rows) {
        jdbc.execute("vacuum full " + table);
        Long bytes = jdbc.queryForObject("select pg_total_relation_size(?::regclass)", Long.class, table);
        return bytes == null ? 0 : (double) bytes / rows;
    }

    /** Takes all messages and all that was decided about them away. */
    void forget() {
        jdbc.execute("truncate dispatch, dispatch_queue, decision");
    }

    private static java.time.OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
