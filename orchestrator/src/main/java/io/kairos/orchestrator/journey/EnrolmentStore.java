package io.kairos.orchestrator.journey;

import io.kairos.orchestrator.decision.Decisions;
import io.kairos.orchestrator.dispatch.DispatchQueue;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Writes what a batch changed, one round trip for each kind of row. */
@Repository
class EnrolmentStore {
    private static final String ENROLMENT = """
            insert into enrolment (customer_id, id, need_id, journey_id, journey_version, process_instance_id, state,
                waiting_at, started_at, ended_at, outcome)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (customer_id, id) do update set journey_version = excluded.journey_version, state = excluded.state, waiting_at = excluded.waiting_at,
                ended_at = excluded.ended_at, outcome = excluded.outcome
            """;
    private static final String MOMENT = """
            insert into moment (customer_id, enrolment_id, step, round, decision_id, state, action, due_at, window_from,
                window_to, latest_useful_at, subject, channels)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (customer_id, enrolment_id, step, round) do update set decision_id = excluded.decision_id,
                state = excluded.state, action = excluded.action, due_at = excluded.due_at,
                window_from = excluded.window_from, window_to = excluded.window_to,
                latest_useful_at = excluded.latest_useful_at, subject = excluded.subject, channels = excluded.channels
            """;
    private static final String VISIT =
            "insert into journal (customer_id, enrolment_id, element_id, at) values (?, ?, ?, ?)";

    private final JdbcTemplate jdbc;
    private final Decisions decisions;
    private final DispatchQueue queue;

    EnrolmentStore(JdbcTemplate jdbc, Decisions decisions, DispatchQueue queue) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.queue = queue;
    }

    /** Ends what runs of a journey about a need, and takes back its messages, as if it had not been. */
    void setAside(String journeyId, UUID customerId, UUID needId) {
        jdbc.update("""
                update dispatch set state = 'cancelled' where customer_id = ? and need_id = ? and journey_id = ?
                    and state in ('ready', 'held', 'claimed')
                """, customerId, needId, journeyId);
        jdbc.update("""
                update enrolment set state = 'ended' where customer_id = ? and need_id = ? and journey_id = ?
                    and state = 'inside'
                """, customerId, needId, journeyId);
    }

    void write(EnrolmentBatch batch) {
        insertAll(ENROLMENT, batch.enrolments(), EnrolmentStore::enrolment);
        var moments = batch.enrolments().stream()
                .flatMap(enrolment -> enrolment.changedMoments().stream().map(planned -> new Row(enrolment, planned)))
                .toList();
        insertAll(MOMENT, moments, EnrolmentStore::moment);
        insertAll(VISIT, batch.visits(), EnrolmentStore::visit);
        if (!batch.decisions().isEmpty()) {
            decisions.record(batch.decisions());
        }
        if (!batch.dispatches().isEmpty()) {
            queue.add(batch.dispatches());
        }
    }

    private <T> void insertAll(String sql, Collection<T> rows, Binder<T> binder) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, List.copyOf(rows), rows.size(), binder::bind);
        }
    }

    private static void enrolment(PreparedStatement row, Enrolment enrolment) throws SQLException {
        row.setObject(1, enrolment.customer().id());
        row.setObject(2, enrolment.id());
        row.setObject(3, enrolment.need().id());
        row.setString(4, enrolment.journey().id());
        row.setInt(5, enrolment.journey().version());
        row.setString(6, enrolment.instanceId());
        row.setString(7, enrolment.endedAt().isPresent() ? "ended" : "inside");
        row.setString(8, enrolment.waitingAt().orElse(null));
        row.setObject(9, at(Optional.of(enrolment.startedAt())));
        row.setObject(10, at(enrolment.endedAt()));
        row.setString(11, enrolment.outcome().orElse(null));
    }

    private static void moment(PreparedStatement row, Row moment) throws SQLException {
        var planned = moment.planned();
        row.setObject(1, moment.enrolment().customer().id());
        row.setObject(2, moment.enrolment().id());
        row.setString(3, planned.step());
        row.setInt(4, planned.round());
        row.setObject(5, planned.decisionId());
        row.setString(6, planned.state().code());
        row.setString(7, planned.send() ? "send" : "do-not-send");
        row.setObject(8, at(Optional.of(planned.dueAt())));
        row.setObject(9, at(planned.windowFrom()));
        row.setObject(10, at(planned.windowTo()));
        row.setObject(11, at(planned.latestUsefulAt()));
        row.setString(12, planned.subject().orElse(null));
        row.setObject(13, planned.channels().toArray(String[]::new));
    }

    private static void visit(PreparedStatement row, EnrolmentBatch.Visit visit) throws SQLException {
        row.setObject(1, visit.customerId());
        row.setObject(2, visit.enrolmentId());
        row.setString(3, visit.elementId());
        row.setObject(4, at(Optional.of(visit.at())));
    }

    private static @Nullable OffsetDateTime at(Optional<Instant> instant) {
        return instant.map(value -> value.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    private record Row(Enrolment enrolment, Planned planned) {}

    private interface Binder<T> {
        void bind(PreparedStatement row, T value) throws SQLException;
    }
}
