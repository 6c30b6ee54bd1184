package io.kairos.orchestrator.journey;

import io.kairos.orchestrator.engine.JourneyEngine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a colleague's answer: it is kept, and the wait of the customer is over at this instant, in the caller's transaction. Of two
 * answers to one question the first counts. Thread-safe.
 */
@Component
public class Answering {
    private static final String QUESTION = """
            select enrolment_id, step, answer, answered_by, closed_at from question where customer_id = ? and id = ?
            """;

    private final JdbcClient jdbc;
    private final EnrolmentLoader loader;
    private final Steps steps;
    private final JourneyEngine engine;
    private final InstantSource clock;

    Answering(JdbcClient jdbc, EnrolmentLoader loader, Steps steps, JourneyEngine engine, InstantSource clock) {
        this.jdbc = jdbc;
        this.loader = loader;
        this.steps = steps;
        this.engine = engine;
        this.clock = clock;
    }

    /** What a colleague may say. */
    public enum Answer {
        YES,
        NO;

        /** As the API and the database write it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What became of an answer. */
    public sealed interface Outcome {
        /** The customer goes on. */
        record Taken() implements Outcome {}

        /** @param answer what somebody said before */
        record TooSlow(String answer, String by, Instant at) implements Outcome {}

        /** @param at when the customer stopped waiting for it */
        record Over(Instant at) implements Outcome {}

        /** Nothing like it was asked about this customer. */
        record Unknown() implements Outcome {}
    }

    /** @param account whose answer it is */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome answer(UUID customer, UUID question, Answer answer, String account) {
        loader.lock(customer);
        return jdbc.sql(QUESTION)
                .params(customer, question)
                .query(Asked::of)
                .optional()
                .map(asked -> asked.refusal(clock.instant()).orElseGet(() -> {
                    keep(customer, question, answer, account);
                    goOn(customer, asked);
                    return new Outcome.Taken();
                }))
                .orElseGet(Outcome.Unknown::new);
    }

    /** Answers the question that an enrolment waits at; nothing comes of it where it waits for nobody's answer. */
    void answerOpen(UUID customer, UUID enrolment, Answer answer) {
        jdbc.sql("select id from question where customer_id = ? and enrolment_id = ? and answer is null")
                .params(customer, enrolment)
                .query(UUID.class)
                .list()
                .forEach(question -> answer(customer, question, answer, ""));
    }

    private void keep(UUID customer, UUID question, Answer answer, String account) {
        jdbc.sql("update question set answer = ?, answered_by = ?, closed_at = ? where customer_id = ? and id = ?")
                .params(answer.code(), account, clock.instant().atOffset(ZoneOffset.UTC), customer, question)
                .update();
    }

    private void goOn(UUID customer, Asked asked) {
        var inside = loader.insideOf(List.of(customer), List.of(asked.enrolment()));
        steps.inBatch(
                inside,
                batch -> inside.forEach(enrolment -> enrolment
                        .lastMoment()
                        .filter(moment -> moment.step().equals(asked.step()) && moment.state() == Planned.State.WAITING)
                        .ifPresent(moment -> {
                            enrolment.replan(moment.dueAt(clock.instant()));
                            engine.retime(List.of(new JourneyEngine.Retime(
                                    enrolment.id(), enrolment.instanceId(), moment.step(), clock.instant())));
                        })));
    }

    private record Asked(
            UUID enrolment, String step, Optional<String> answer, Optional<String> by, Optional<Instant> closedAt) {
        static Asked of(ResultSet row, int number) throws SQLException {
            return new Asked(
                    row.getObject("enrolment_id", UUID.class),
                    row.getString("step"),
                    Optional.ofNullable(row.getString("answer")),
                    Optional.ofNullable(row.getString("answered_by")),
                    Optional.ofNullable(row.getObject("closed_at", OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant));
        }

        /** As long as the customer waits for it an answer counts, be the journey paused meanwhile. */
        Optional<Outcome> refusal(Instant now) {
            Instant at = closedAt.orElse(now);
            return answer.map(given ->
                    by.<Outcome>map(who -> new Outcome.TooSlow(given, who, at)).orElseGet(() -> new Outcome.Over(at)));
        }
    }
}
