package io.kairos.orchestrator.dispatch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes what the dispatcher finds: customers, needs, enrolments, consents; and reads what it leaves. */
public final class DispatchTables {
    private final JdbcTemplate jdbc;

    public DispatchTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A customer for whom it is mid-morning, with an email address, who agreed to reminders and has an open need in a journey. */
    public Reachable reachableCustomer(Instant now) {
        return reachableCustomer(now, zoneWhereItIs(10, now));
    }

    /** A zone without clock changes whose clocks show this hour. */
    public static String zoneWhereItIs(int hour, Instant now) {
        int offset = Math.floorMod(hour - now.atOffset(ZoneOffset.UTC).getHour() + 12, 24) - 12;
        return offset == 0 ? "Etc/UTC" : "Etc/GMT" + (offset > 0 ? "-" : "+") + Math.abs(offset);
    }

    public Reachable reachableCustomer(Instant now, String zone) {
        Reachable customer = new Reachable(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        String email = "c-" + customer.customerId() + "@example.org";
        jdbc.update(
                "insert into customer (id, user_id, traits, locale, zone, zone_source, created_at, last_seen_at) values (?, ?, ?::jsonb, 'en', ?, 'explicit', ?, ?)",
                customer.customerId(),
                customer.customerId().toString(),
                "{\"firstName\": \"Ada\", \"email\": \"" + email + "\"}",
                zone,
                at(now),
                at(now));
        jdbc.update(
                "insert into identity (kind, value, customer_id, since) values ('email', ?, ?, ?)",
                email,
                customer.customerId(),
                at(now));
        jdbc.update(
                "insert into need (customer_id, id, product_type, subject, state, value, opened_at, changed_at, expires_at) values (?, ?, 'sofa', 'Oslo', 'open', 900, ?, ?, ?)",
                customer.customerId(),
                customer.needId(),
                at(now),
                at(now),
                at(now.plusSeconds(8_000_000)));
        jdbc.update(
                "insert into enrolment (customer_id, id, need_id, journey_id, journey_version, process_instance_id, state, started_at) values (?, ?, ?, 'considered', 1, 'p', 'inside', ?)",
                customer.customerId(),
                customer.enrolmentId(),
                customer.needId(),
                at(now));
        consent(customer.customerId(), "email", "reminders", "granted", now);
        return customer;
    }

    public void consent(UUID customerId, String channel, String topic, String status, Instant at) {
        jdbc.update(
                "insert into consent (customer_id, channel, topic, status, source, at) values (?, ?, ?, ?, 'trait', ?) on conflict (customer_id, channel, topic) do update set status = excluded.status, at = excluded.at",
                customerId,
                channel,
                topic,
                status,
                at(at));
    }

    public Map<String, Object> dispatch(UUID id) {
        return jdbc.queryForMap("select * from dispatch where id = ?", id);
    }

    public String state(UUID id) {
        return String.valueOf(dispatch(id).get("state"));
    }

    /** The lease of a dispatch has run out, before those that other tests left. */
    void expireLease(UUID id) {
        jdbc.update("update dispatch set lease_until = now() - interval '1 second' where id = ?", id);
        jdbc.update("update dispatch_lease set until = timestamptz '2000-01-01' where ? = any(dispatches)", id);
    }

    /** Kind and outcome of the decisions about a dispatch, oldest first; a send before what followed in the same instant. */
    public List<String> decisions(UUID dispatchId) {
        return jdbc.queryForList(
                "select kind || ' ' || outcome from decision where dispatch_id = ? order by at, kind <> 'send'",
                String.class,
                dispatchId);
    }

    /** The same message of another journey. */
    public NewDispatch in(String journey, NewDispatch one) {
        return new NewDispatch(
                one.id(),
                one.customerId(),
                one.needId(),
                one.enrolmentId(),
                journey,
                one.step(),
                one.round(),
                one.channel(),
                one.topic(),
                one.template(),
                one.subject(),
                one.decisionId(),
                one.dueAt(),
                one.deadline());
    }

    static java.time.OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** A customer with a need and an enrolment. */
    public record Reachable(UUID customerId, UUID needId, UUID enrolmentId) {
        /** A reminder of theirs. */
        public NewDispatch reminder(Instant dueAt) {
            return reminder(dueAt, 1, Optional.empty());
        }

        public NewDispatch reminder(Instant dueAt, int round, Optional<Instant> deadline) {
            return new NewDispatch(
                    UUID.randomUUID(),
                    customerId,
                    needId,
                    enrolmentId,
                    "considered",
                    "send_reminder",
                    round,
                    "email",
                    "reminders",
                    "reminder",
                    Optional.empty(),
                    UUID.randomUUID(),
                    dueAt,
                    deadline);
        }
    }
}
