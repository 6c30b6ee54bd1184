package io.kairos.orchestrator.fault;

import io.kairos.orchestrator.dispatch.DispatchTables;
import io.kairos.orchestrator.platform.servers.DatabaseAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database as the suite sees it, past every proxy: puts messages into the queue and reads what became of them. */
final class Ground {
    /** Every change of state of every dispatch, by whomever and however it was made. */
    private static final String JOURNAL = """
            create table if not exists fault_move (
                seq bigint generated always as identity primary key, dispatch_id uuid not null, from_state text not null,
                to_state text not null, epoch_before int not null, epoch int not null, node text not null,
                expired boolean not null);
            create index if not exists fault_move_dispatch on fault_move (dispatch_id);
            create or replace function fault_move() returns trigger language plpgsql as $$
            begin
                if old.state <> new.state or old.epoch <> new.epoch then
                    insert into fault_move (dispatch_id, from_state, to_state, epoch_before, epoch, node, expired)
                    values (new.id, old.state, new.state, old.epoch, new.epoch,
                        current_setting('application_name'), coalesce(old.lease_until < clock_timestamp(), false));
                end if;
                return new;
            end $$;
            create or replace trigger fault_move after update on dispatch for each row execute function fault_move()
            """;

    private static final String QUEUE = """
            with asked as (
                select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[])
                    as asked (id, customer_id, channel, email, phone)),
            customer as (
                insert into customer (id, user_id, traits, locale, zone, zone_source, created_at, last_seen_at)
                select customer_id, customer_id::text, jsonb_build_object('firstName', 'Ada', 'lastName', 'Lovelace',
                    'email', email, 'phone', phone, 'address', jsonb_build_object('street', '1 rue du Port',
                    'postalCode', '44000', 'city', 'Nantes', 'country', 'FR')), 'en', ?, 'explicit', now(), now() from asked),
            consent as (
                insert into consent (customer_id, channel, topic, status, source, at)
                select customer_id, channel, '*', 'granted', 'trait', now() - interval '1 day' from asked),
            need as (
                insert into need (customer_id, id, product_type, subject, state, date, end_date, value, opened_at, changed_at,
                    expires_at)
                select customer_id, customer_id, 'city-trip', 'Lisbon', 'open', ?::date, ?::date + 2, 900, now(), now(),
                    now() + interval '60 days' from asked),
            enrolment as (
                insert into enrolment (customer_id, id, need_id, journey_id, journey_version, process_instance_id, state,
                    started_at)
                select customer_id, customer_id, customer_id, 'faults', 1, 'none', 'inside', now() from asked)
            insert into dispatch (customer_id, id, need_id, enrolment_id, journey_id, step, round, channel, topic, template,
                decision_id, state, due_at, not_before, created_at)
            select customer_id, id, customer_id, customer_id, 'faults', 'send', 1, channel, ?, 'reminder',
                gen_random_uuid(), 'ready', now(), now(), now() from asked
            """;

    private static final AtomicInteger PHONES = new AtomicInteger(10_000_000);

    private final JdbcTemplate jdbc;

    Ground(DatabaseAddress address) {
        jdbc = new JdbcTemplate(new DriverManagerDataSource(address.jdbcUrl(), address.user(), address.password()));
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    /** Begins to write down every move; needs the schema. */
    void keepJournal() {
        jdbc.execute(JOURNAL);
    }

    /** One customer for each channel named, who may be written to by it, and one message to each, due now, under the topic. */
    List<Message> queue(String topic, Collection<String> channels) {
        List<Message> messages = channels.stream()
                .map(channel -> {
                    UUID customer = UUID.randomUUID();
                    return new Message(
                            UUID.randomUUID(),
                            customer,
                            channel,
                            "c-" + customer + "@example.org",
                            "+336" + PHONES.incrementAndGet());
                })
                .toList();
        Instant now = InstantSource.system().instant();
        LocalDate soon = now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(40);
        jdbc.update(
                QUEUE,
                column(messages, message -> message.id().toString()),
                column(messages, message -> message.customerId().toString()),
                column(messages, Message::channel),
                column(messages, Message::email),
                column(messages, Message::phone),
                DispatchTables.zoneWhereItIs(11, now),
                soon,
                soon,
                topic);
        return messages;
    }

    private static String[] column(List<Message> messages, java.util.function.Function<Message, String> value) {
        return messages.stream().map(value).toArray(String[]::new);
    }

    /** Has every later session of the program be answered before its commits are on disk, or no longer. */
    void commitAsynchronously(boolean yes) {
        String database = Optional.ofNullable(jdbc.queryForObject("select current_database()", String.class))
                .orElseThrow();
        jdbc.execute(
                "alter database " + database + (yes ? " set synchronous_commit = off" : " reset synchronous_commit"));
        jdbc.execute("alter system " + (yes ? "set wal_writer_delay = '10s'" : "reset wal_writer_delay"));
        jdbc.execute("select pg_reload_conf()");
        jdbc.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
    }

    /** How many of these have not come to an end. */
    int unsettled(Collection<Message> messages) {
        return number(
                "select count(*) from dispatch where id = any(?::uuid[]) and state in ('ready', 'held', 'claimed', 'sending')",
                (Object) ids(messages));
    }

    /** How many of these are in that state. */
    int count(Collection<Message> messages, String state) {
        return number("select count(*) from dispatch where id = any(?::uuid[]) and state = ?", ids(messages), state);
    }

    /** Lets the pauses of these messages pass: what waits is due now, what is unknown is to be asked about now. */
    void letTimePass(Collection<Message> messages) {
        jdbc.update(
                "update dispatch set not_before = now() where id = any(?::uuid[]) and state in ('ready', 'held') and not_before > now()",
                (Object) ids(messages));
        jdbc.update("""
                update dispatch set closed_at = closed_at - interval '10 minutes', sent_at = sent_at - interval '3 minutes'
                where id = any(?::uuid[]) and state = 'unknown' and closed_at > now() - interval '5 minutes'
                """, (Object) ids(messages));
        jdbc.update(
                "update reconciliation set next_at = now() where dispatch_id = any(?::uuid[])", (Object) ids(messages));
    }

    /** What the database says of these, by id. */
    Map<UUID, Row> rows(Collection<Message> messages) {
        Map<UUID, List<Row.Transition>> moves = new HashMap<>();
        jdbc.query(
                "select * from fault_move where dispatch_id = any(?::uuid[]) order by seq",
                row -> {
                    moves.computeIfAbsent(row.getObject("dispatch_id", UUID.class), id -> new ArrayList<>())
                            .add(transition(row));
                },
                (Object) ids(messages));
        return jdbc
                .query(
                        """
                        select d.id, d.state, d.close_code, d.attempts,
                            (select count(*) from decision s where s.dispatch_id = d.id and s.kind = 'send') as sends,
                            exists (select 1 from decision s where s.dispatch_id = d.id
                                and s.outcome in ('not-arrived', 'resent-by-operator')) as resent
                        from dispatch d where d.id = any(?::uuid[])
                        """,
                        (row, number) -> {
                            UUID id = row.getObject("id", UUID.class);
                            return new Row(
                                    id,
                                    row.getString("state"),
                                    Optional.ofNullable(row.getString("close_code")),
                                    row.getInt("attempts"),
                                    moves.getOrDefault(id, List.of()),
                                    row.getInt("sends"),
                                    row.getBoolean("resent"));
                        },
                        (Object) ids(messages))
                .stream()
                .collect(Collectors.toMap(Row::id, row -> row));
    }

    private static Row.Transition transition(ResultSet row) throws SQLException {
        return new Row.Transition(
                row.getString("from_state"),
                row.getString("to_state"),
                row.getInt("epoch_before"),
                row.getInt("epoch"),
                row.getString("node"),
                row.getBoolean("expired"));
    }

    /** One more message to each of these customers, due now. */
    List<Message> again(List<Message> messages) {
        List<Message> further = messages.stream()
                .map(first -> new Message(
                        UUID.randomUUID(), first.customerId(), first.channel(), first.email(), first.phone()))
                .toList();
        jdbc.update(
                """
                insert into dispatch (customer_id, id, need_id, enrolment_id, journey_id, step, round, channel, topic, template,
                    decision_id, state, due_at, not_before, created_at)
                select d.customer_id, asked.id, d.need_id, d.enrolment_id, d.journey_id, d.step, d.round + 1, d.channel, d.topic,
                    d.template, gen_random_uuid(), 'ready', now(), now(), now()
                from unnest(?::uuid[], ?::uuid[]) as asked (id, customer_id)
                join dispatch d on d.customer_id = asked.customer_id
                """,
                ids(further),
                column(further, message -> message.customerId().toString()));
        return further;
    }

    /** Takes out of the queue what is left of these, so that the next scenario has it to itself. */
    void drop(Collection<Message> messages) {
        jdbc.update(
                "delete from dispatch where id = any(?::uuid[]) and state in ('ready', 'held', 'claimed', 'sending')",
                (Object) ids(messages));
    }

    /** How many of these customers were sent more than one message in a day, by the instants of sending. */
    int capBreaches(Collection<Message> messages) {
        return number("""
                select count(*) from (select customer_id from dispatch where sent_at > now() - interval '1 day'
                    and state in ('accepted', 'sending', 'unknown')
                    and customer_id = any(select customer_id from dispatch where id = any(?::uuid[]))
                    group by customer_id having count(*) > 1) more
                """, (Object) ids(messages));
    }

    /** How many of these customers have a dead address. */
    int suppressed(Collection<Message> messages) {
        return number("""
                select count(*) from suppression where reason = 'hard-bounce'
                    and customer_id = any(select customer_id from dispatch where id = any(?::uuid[]))
                """, (Object) ids(messages));
    }

    /** How many of these wait for so long at least. */
    int waitingAtLeast(Collection<Message> messages, Duration pause) {
        return number("""
                select count(*) from dispatch where id = any(?::uuid[]) and state = 'ready'
                    and not_before > now() + ? * interval '1 millisecond'
                """, ids(messages), pause.toMillis());
    }

    /** How many events of users of that pattern are stored. */
    int eventsOf(String users) {
        return number(
                "select count(*) from event e join customer c on c.id = e.customer_id where c.user_id like ?", users);
    }

    /** What these users' traits of that name are. */
    List<String> trait(String users, String name) {
        return jdbc.queryForList(
                "select coalesce(traits ->> ?, '-') from customer where user_id like ?", String.class, name, users);
    }

    /** What is known of each of these from its provider. */
    List<String> highestEvents(Collection<Message> messages) {
        return jdbc.queryForList("""
                select distinct on (dispatch_id) kind from delivery_event where dispatch_id = any(?::uuid[])
                order by dispatch_id, rank desc, at desc
                """, String.class, (Object) ids(messages));
    }

    private int number(String query, Object... parameters) {
        return Optional.ofNullable(jdbc.queryForObject(query, Integer.class, parameters))
                .orElseThrow();
    }

    /** How many journeys this user was ever in. */
    int enrolments(String userId) {
        return number(
                "select count(*) from enrolment e join customer c on c.id = e.customer_id where c.user_id = ?", userId);
    }

    /** Which of these message ids of events are stored, each with its event, once. */
    Set<String> storedEvents(Collection<String> messageIds) {
        return Set.copyOf(jdbc.queryForList("""
                select k.message_id from event_key k where k.message_id = any(?)
                    and (select count(*) from event e where e.message_id = k.message_id) = 1
                """, String.class, (Object) messageIds.toArray(String[]::new)));
    }

    private static String[] ids(Collection<Message> messages) {
        return messages.stream().map(message -> message.id().toString()).toArray(String[]::new);
    }
}
