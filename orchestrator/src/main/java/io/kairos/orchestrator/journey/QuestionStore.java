package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.Step;
import io.kairos.journeys.bpmn.StepProperties;
import io.kairos.orchestrator.customer.TimeOrderedIds;
import io.kairos.orchestrator.platform.CopiedRows;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Keeps the questions that journeys ask colleagues: a question is open as long as the customer waits for its answer. */
@Repository
class QuestionStore {
    private static final String NEW = """
            customer_id, id, enrolment_id, step, round, journey_id, journey_version, text, text_fr, asked_at, answer_by""";

    private static final String CLOSED = """
            update question q set answer = 'none', closed_at = ?
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::int[]) as k (customer_id, enrolment_id, step, round)
             where q.customer_id = k.customer_id and q.enrolment_id = k.enrolment_id and q.step = k.step
               and q.round = k.round and q.answer is null
            """;

    private static final String MOVED = """
            update question q set answer_by = k.answer_by::timestamptz, journey_version = k.version, text = k.text,
                   text_fr = k.text_fr
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::int[], ?::text[], ?::int[], ?::text[], ?::text[])
                   as k (customer_id, enrolment_id, step, round, answer_by, version, text, text_fr)
             where q.customer_id = k.customer_id and q.enrolment_id = k.enrolment_id and q.step = k.step
               and q.round = k.round and q.answer is null
            """;

    private static final String ANSWERS = """
            select enrolment_id, step, round, answer from question where customer_id = any(?) and answer in ('yes', 'no')
            """;

    private final JdbcTemplate jdbc;
    private final InstantSource clock;

    QuestionStore(JdbcTemplate jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a batch changed about questions; nothing is asked of the database where it is nothing. */
    final class Changes {
        private final CopiedRows asked = new CopiedRows();
        private final List<Row> closed = new ArrayList<>();
        private final List<Row> moved = new ArrayList<>();
        private final Instant now = clock.instant();

        /** Looks at an enrolment before its changes are forgotten. */
        void note(Enrolment enrolment) {
            for (var change : enrolment.changedMoments()) {
                step(enrolment, change.now()).ifPresent(step -> note(new Row(enrolment, change.now(), step), change));
            }
            enrolment
                    .lastMoment()
                    .filter(moment -> enrolment.changesVersion() && moment.state() == Planned.State.WAITING)
                    .flatMap(moment -> step(enrolment, moment).map(step -> new Row(enrolment, moment, step)))
                    .ifPresent(moved::add);
        }

        private void note(Row row, Enrolment.Change change) {
            boolean waits = row.moment().state() == Planned.State.WAITING;
            if (change.stored().isPresent()) {
                (waits ? moved : closed).add(row);
            } else if (waits) {
                add(row);
            }
        }

        private void add(Row row) {
            asked.add(row.enrolment().customer().id())
                    .add(TimeOrderedIds.next(now))
                    .add(row.enrolment().id())
                    .add(row.moment().step())
                    .add(row.moment().round())
                    .add(row.enrolment().journey().id())
                    .add(row.enrolment().journey().version())
                    .add(row.text())
                    .add(row.french())
                    .add(now)
                    .add(row.moment().dueAt())
                    .end();
        }

        void write() {
            asked.into(jdbc, "question", NEW);
            if (!closed.isEmpty()) {
                jdbc.update(
                        CLOSED,
                        utc(now),
                        owners(closed),
                        enrolments(closed),
                        texts(closed, row -> row.moment().step()),
                        rounds(closed));
            }
            if (!moved.isEmpty()) {
                jdbc.update(
                        MOVED,
                        owners(moved),
                        enrolments(moved),
                        texts(moved, row -> row.moment().step()),
                        rounds(moved),
                        texts(moved, row -> row.moment().dueAt().toString()),
                        moved.stream()
                                .map(row -> row.enrolment().journey().version())
                                .toArray(Integer[]::new),
                        texts(moved, Row::text),
                        texts(moved, row -> row.french().orElse(null)));
            }
        }
    }

    Changes changes() {
        return new Changes();
    }

    /** What colleagues answered about these customers. */
    Answers answers(Set<UUID> customers) {
        Map<Place, String> found = new HashMap<>();
        jdbc.query(
                ANSWERS,
                row -> {
                    found.put(
                            new Place(
                                    row.getObject("enrolment_id", UUID.class),
                                    row.getString("step"),
                                    row.getInt("round")),
                            row.getString("answer"));
                },
                (Object) customers.toArray(UUID[]::new));
        return new Answers(found);
    }

    /** One visit of a step. */
    record Place(UUID enrolment, String step, int round) {
        static Place of(Enrolment enrolment, Planned moment) {
            return new Place(enrolment.id(), moment.step(), moment.round());
        }
    }

    /** By the visit of the step that asked; {@code yes} or {@code no}. */
    record Answers(Map<Place, String> byPlace) {
        Optional<String> to(Enrolment enrolment, Planned moment) {
            return Optional.ofNullable(byPlace.get(Place.of(enrolment, moment)));
        }
    }

    /** Those of these enrolments whose wait was ended by an answer, and which only have to go on. */
    Set<UUID> answered(Collection<Enrolment> enrolments) {
        var asking = enrolments.stream()
                .filter(enrolment -> enrolment
                        .lastMoment()
                        .flatMap(moment -> step(enrolment, moment))
                        .isPresent())
                .toList();
        if (asking.isEmpty()) {
            return Set.of();
        }
        var answers = answers(
                new HashSet<>(asking.stream().map(one -> one.customer().id()).toList()));
        var answered = new HashSet<UUID>();
        asking.forEach(enrolment -> enrolment
                .lastMoment()
                .flatMap(moment -> answers.to(enrolment, moment))
                .ifPresent(answer -> answered.add(enrolment.id())));
        return answered;
    }

    /** The step of a moment, where it asks a colleague. */
    static Optional<Step> step(Enrolment enrolment, Planned moment) {
        return enrolment.journey().journey().step(moment.step()).filter(Step::asks);
    }

    private record Row(Enrolment enrolment, Planned moment, Step step) {
        String text() {
            return step.property(StepProperties.QUESTION).orElseThrow();
        }

        Optional<String> french() {
            return step.property(StepProperties.QUESTION_FR).filter(text -> !text.isBlank());
        }
    }

    private static UUID[] owners(List<Row> rows) {
        return rows.stream().map(row -> row.enrolment().customer().id()).toArray(UUID[]::new);
    }

    private static UUID[] enrolments(List<Row> rows) {
        return rows.stream().map(row -> row.enrolment().id()).toArray(UUID[]::new);
    }

    private static Integer[] rounds(List<Row> rows) {
        return rows.stream().map(row -> row.moment().round()).toArray(Integer[]::new);
    }

    private static @Nullable String[] texts(List<Row> rows, Function<Row, @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
