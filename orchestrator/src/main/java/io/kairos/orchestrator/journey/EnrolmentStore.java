package io.kairos.orchestrator.journey;

import io.kairos.orchestrator.decision.Decisions;
import io.kairos.orchestrator.dispatch.DispatchQueue;
import io.kairos.orchestrator.platform.CopiedRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Writes what a batch changed, one round trip for each kind of row. */
@Repository
class EnrolmentStore {
    private static final String NEW_ENROLMENTS = """
            customer_id, id, need_id, journey_id, journey_version, process_instance_id, state, waiting_at, started_at,
            ended_at, outcome""";
    private static final String ENROLMENTS = """
            update enrolment set journey_version = k.version, state = k.state, waiting_at = k.waiting_at,
                ended_at = k.ended_at::timestamptz, outcome = k.outcome
            from unnest(?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[])
                as k (customer_id, id, version, state, waiting_at, ended_at, outcome)
            where enrolment.customer_id = k.customer_id and enrolment.id = k.id
            """;
    private static final String NEW_MOMENTS = """
            customer_id, enrolment_id, step, round, decision_id, state, action, due_at, window_from, window_to,
            latest_useful_at, subject, channels""";
    private static final String MOMENTS = """
            update moment set decision_id = k.decision_id, state = k.state, action = k.action,
                due_at = k.due_at::timestamptz, window_from = k.window_from::timestamptz,
                window_to = k.window_to::timestamptz, latest_useful_at = k.latest_useful_at::timestamptz,
                subject = k.subject, channels = k.channels::text[]
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::int[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::text[])
                as k (customer_id, enrolment_id, step, round, decision_id, state, action, due_at, window_from,
                    window_to, latest_useful_at, subject, channels)
            where moment.customer_id = k.customer_id and moment.enrolment_id = k.enrolment_id and moment.step = k.step
              and moment.round = k.round
            """;
    /** The states alone: what becomes of most. */
    private static final String STATES = """
            update moment set state = k.state
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::int[], ?::text[])
                as k (customer_id, enrolment_id, step, round, state)
            where moment.customer_id = k.customer_id and moment.enrolment_id = k.enrolment_id and moment.step = k.step
              and moment.round = k.round
            """;

    private final JdbcTemplate jdbc;
    private final Decisions decisions;
    private final DispatchQueue queue;
    private final QuestionStore questions;

    EnrolmentStore(JdbcTemplate jdbc, Decisions decisions, DispatchQueue queue, QuestionStore questions) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.queue = queue;
        this.questions = questions;
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
        var added = new CopiedRows();
        var changed = new ArrayList<Enrolment>();
        var planned = new CopiedRows();
        var moved = new ArrayList<Row>();
        var asked = questions.changes();
        for (var enrolment : batch.enrolments()) {
            if (enrolment.isNew()) {
                add(added, enrolment);
            } else if (enrolment.isChanged()) {
                changed.add(enrolment);
            }
            for (var change : enrolment.changedMoments()) {
                if (change.stored().isEmpty()) {
                    add(planned, enrolment, change.now());
                } else {
                    moved.add(new Row(enrolment, change.now(), change.onlyItsState()));
                }
            }
            asked.note(enrolment);
            enrolment.stored();
        }
        added.into(jdbc, "enrolment", NEW_ENROLMENTS);
        update(changed);
        planned.into(jdbc, "moment", NEW_MOMENTS);
        updateStates(moved.stream().filter(Row::onlyItsState).toList());
        updateMoments(moved.stream().filter(row -> !row.onlyItsState()).toList());
        visits(batch).into(jdbc, "journal", "customer_id, enrolment_id, at, elements");
        asked.write();
        decisions.record(batch.decisions());
        if (!batch.dispatches().isEmpty()) {
            queue.add(batch.dispatches());
        }
    }

    private static void add(CopiedRows rows, Enrolment enrolment) {
        rows.add(enrolment.customer().id())
                .add(enrolment.id())
                .add(enrolment.need().id())
                .add(enrolment.journey().id())
                .add(enrolment.journey().version())
                .add(enrolment.instanceId())
                .add(enrolment.state())
                .add(enrolment.waitingAt())
                .add(enrolment.startedAt())
                .add(enrolment.endedAt())
                .add(enrolment.outcome())
                .end();
    }

    private static void add(CopiedRows rows, Enrolment enrolment, Planned moment) {
        rows.add(enrolment.customer().id())
                .add(enrolment.id())
                .add(moment.step())
                .add(moment.round())
                .add(moment.decisionId())
                .add(moment.state().code())
                .add(action(moment))
                .add(moment.dueAt())
                .add(moment.windowFrom())
                .add(moment.windowTo())
                .add(moment.latestUsefulAt())
                .add(moment.subject())
                .add(moment.channels())
                .end();
    }

    /** One row for all elements an enrolment's token came to in this batch. */
    private static CopiedRows visits(EnrolmentBatch batch) {
        var rows = new CopiedRows();
        batch.visits().stream()
                .collect(Collectors.groupingBy(
                        EnrolmentBatch.Visit::enrolmentId, LinkedHashMap::new, Collectors.toList()))
                .forEach((enrolment, visits) -> rows.add(visits.get(0).customerId())
                        .add(enrolment)
                        .add(visits.get(0).at())
                        .add(visits.stream()
                                .map(EnrolmentBatch.Visit::elementId)
                                .toList())
                        .end());
        return rows;
    }

    private void update(List<Enrolment> enrolments) {
        if (!enrolments.isEmpty()) {
            jdbc.update(
                    ENROLMENTS,
                    ids(enrolments, one -> one.customer().id()),
                    ids(enrolments, Enrolment::id),
                    numbers(enrolments, one -> one.journey().version()),
                    texts(enrolments, one -> Optional.of(one.state())),
                    texts(enrolments, Enrolment::waitingAt),
                    texts(enrolments, Enrolment::endedAt),
                    texts(enrolments, Enrolment::outcome));
        }
    }

    private void updateStates(List<Row> rows) {
        if (!rows.isEmpty()) {
            jdbc.update(
                    STATES,
                    ids(rows, row -> row.enrolment().customer().id()),
                    ids(rows, row -> row.enrolment().id()),
                    texts(rows, row -> Optional.of(row.moment().step())),
                    numbers(rows, row -> row.moment().round()),
                    texts(rows, row -> Optional.of(row.moment().state().code())));
        }
    }

    private void updateMoments(List<Row> rows) {
        if (!rows.isEmpty()) {
            jdbc.update(
                    MOMENTS,
                    ids(rows, row -> row.enrolment().customer().id()),
                    ids(rows, row -> row.enrolment().id()),
                    texts(rows, row -> Optional.of(row.moment().step())),
                    numbers(rows, row -> row.moment().round()),
                    ids(rows, row -> row.moment().decisionId()),
                    texts(rows, row -> Optional.of(row.moment().state().code())),
                    texts(rows, row -> Optional.of(action(row.moment()))),
                    texts(rows, row -> Optional.of(row.moment().dueAt())),
                    texts(rows, row -> row.moment().windowFrom()),
                    texts(rows, row -> row.moment().windowTo()),
                    texts(rows, row -> row.moment().latestUsefulAt()),
                    texts(rows, row -> row.moment().subject()),
                    texts(rows, row -> Optional.of(CopiedRows.array(row.moment().channels()))));
        }
    }

    private static String action(Planned moment) {
        return moment.send() ? "send" : "do-not-send";
    }

    private static <T> UUID[] ids(List<T> rows, Function<T, UUID> id) {
        return rows.stream().map(id).toArray(UUID[]::new);
    }

    private static <T> Integer[] numbers(List<T> rows, Function<T, Integer> number) {
        return rows.stream().map(number).toArray(Integer[]::new);
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, Optional<?>> text) {
        return rows.stream()
                .map(row -> text.apply(row).map(String::valueOf).orElse(null))
                .toArray(String[]::new);
    }

    private record Row(Enrolment enrolment, Planned moment, boolean onlyItsState) {}
}
