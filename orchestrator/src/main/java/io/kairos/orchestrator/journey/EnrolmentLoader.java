package io.kairos.orchestrator.journey;

import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.customer.Customers;
import io.kairos.orchestrator.need.Need;
import io.kairos.orchestrator.need.Needs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads running enrolments with all a step may ask about, in a fixed number of round trips. */
@Repository
class EnrolmentLoader {
    private final JdbcClient jdbc;
    private final Customers customers;
    private final Needs needs;
    private final JourneyRegistry journeys;
    private final QuestionStore questions;

    EnrolmentLoader(
            JdbcClient jdbc, Customers customers, Needs needs, JourneyRegistry journeys, QuestionStore questions) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.needs = needs;
        this.journeys = journeys;
        this.questions = questions;
    }

    /** Locks the customers of these enrolments in the order of their keys, as everything that moves tokens does. */
    void lockCustomers(Collection<UUID> enrolments) {
        jdbc.sql("""
                        select 1 from customer
                        where id in (select customer_id from enrolment where id = any(?)) order by id for update
                        """).param(enrolments.toArray(UUID[]::new)).query().listOfRows();
    }

    /** Locks one customer, whose enrolments nobody else moves then. */
    void lock(UUID customer) {
        jdbc.sql("select 1 from customer where id = ? for update")
                .param(customer)
                .query()
                .listOfRows();
    }

    /** Those of these whose question was answered, so that they only have to go on. */
    Set<UUID> answered(Collection<Enrolment> enrolments) {
        return questions.answered(enrolments);
    }

    /** The customers of those of these enrolments that still run. */
    Map<UUID, UUID> owners(Collection<UUID> enrolments) {
        return jdbc
                .sql("select id, customer_id from enrolment where id = any(?) and state = 'inside'")
                .param(enrolments.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those of these enrolments that still run. */
    List<Enrolment> inside(Collection<UUID> enrolments) {
        return load(jdbc.sql("select * from enrolment where id = any(?) and state = 'inside'")
                .param(enrolments.toArray(UUID[]::new))
                .query(EnrolmentLoader::row)
                .list());
    }

    /** The same where their customers are known, position by position: nobody else's rows are looked through. */
    List<Enrolment> insideOf(List<UUID> customers, List<UUID> enrolments) {
        return load(jdbc.sql("""
                        select enrolment.* from unnest(?::uuid[], ?::uuid[]) as k (customer_id, id)
                        join enrolment on enrolment.customer_id = k.customer_id and enrolment.id = k.id
                        where state = 'inside'
                        """)
                .param(customers.toArray(UUID[]::new))
                .param(enrolments.toArray(UUID[]::new))
                .query(EnrolmentLoader::row)
                .list());
    }

    /** The running enrolments of these needs. */
    List<Enrolment> insideOf(Collection<Need> wanted) {
        return load(jdbc.sql("""
                        select * from enrolment where customer_id = any(?) and need_id = any(?) and state = 'inside'
                        """)
                .param(wanted.stream().map(Need::customerId).toArray(UUID[]::new))
                .param(wanted.stream().map(Need::id).toArray(UUID[]::new))
                .query(EnrolmentLoader::row)
                .list());
    }

    private List<Enrolment> load(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var customerIds = rows.stream().map(Row::customerId).distinct().toList();
        Map<UUID, CustomerProfile> profiles = customers.find(customerIds);
        Map<UUID, Need> needsById =
                needs
                        .findEach(
                                rows.stream().map(Row::customerId).toList(),
                                rows.stream().map(Row::needId).toList())
                        .stream()
                        .collect(Collectors.toMap(Need::id, Function.identity(), (one, same) -> one));
        var loaded = rows.stream()
                .map(row -> enrolment(row, found(profiles, row.customerId()), found(needsById, row.needId())))
                .collect(Collectors.toMap(Enrolment::id, Function.identity()));
        var owners = rows.stream().map(Row::customerId).toArray(UUID[]::new);
        var enrolments = rows.stream().map(Row::id).toArray(UUID[]::new);
        addMoments(owners, enrolments, loaded);
        loaded.values().forEach(Enrolment::stored);
        addDispatches(owners, enrolments, loaded);
        return List.copyOf(loaded.values());
    }

    private static <T> T found(Map<UUID, T> all, UUID id) {
        var value = all.get(id);
        if (value == null) {
            throw new IllegalStateException("an enrolment refers to " + id + ", which is gone");
        }
        return value;
    }

    private Enrolment enrolment(Row row, CustomerProfile customer, Need need) {
        var journey = journeys.version(row.journeyId(), row.version());
        var enrolment = new Enrolment(row.id(), journey, customer, need, row.startedAt());
        enrolment.runsAs(row.instanceId());
        enrolment.waitAt(row.waitingAt());
        return enrolment;
    }

    private void addMoments(UUID[] owners, UUID[] ids, Map<UUID, Enrolment> enrolments) {
        jdbc.sql("""
                        select moment.* from unnest(?::uuid[], ?::uuid[]) as k (customer_id, enrolment_id)
                        join moment on moment.customer_id = k.customer_id and moment.enrolment_id = k.enrolment_id
                        order by moment.enrolment_id, (state = 'waiting'), due_at, round
                        """).param(owners).param(ids).query(row -> {
            var enrolment = found(enrolments, row.getObject("enrolment_id", UUID.class));
            enrolment.remember(planned(row));
        });
    }

    private void addDispatches(UUID[] owners, UUID[] ids, Map<UUID, Enrolment> enrolments) {
        jdbc.sql("""
                        select dispatch.enrolment_id, coalesce(sent_at, greatest(due_at, not_before)) as at
                        from unnest(?::uuid[], ?::uuid[]) as k (customer_id, enrolment_id)
                        join dispatch on dispatch.customer_id = k.customer_id and dispatch.enrolment_id = k.enrolment_id
                        where state not in ('refused', 'cancelled', 'aside')
                        order by 2
                        """).param(owners).param(ids).query(row -> {
            var enrolment = found(enrolments, row.getObject("enrolment_id", UUID.class));
            enrolment.sent().add(instant(row, "at").orElseThrow());
        });
    }

    private static Planned planned(ResultSet row) throws SQLException {
        return new Planned(
                row.getString("step"),
                row.getInt("round"),
                row.getObject("decision_id", UUID.class),
                "send".equals(row.getString("action")),
                instant(row, "due_at").orElseThrow(),
                instant(row, "window_from"),
                instant(row, "window_to"),
                instant(row, "latest_useful_at"),
                Optional.ofNullable(row.getString("subject")),
                List.of((String[]) row.getArray("channels").getArray()),
                Planned.State.of(row.getString("state")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("customer_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getObject("need_id", UUID.class),
                row.getString("journey_id"),
                row.getInt("journey_version"),
                row.getString("process_instance_id"),
                Optional.ofNullable(row.getString("waiting_at")),
                instant(row, "started_at").orElseThrow());
    }

    private record Row(
            UUID customerId,
            UUID id,
            UUID needId,
            String journeyId,
            int version,
            String instanceId,
            Optional<String> waitingAt,
            Instant startedAt) {}
}
