package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.guard.SendContext.Consent;
import io.kairos.orchestrator.guard.SendContext.NeedStanding;
import io.kairos.orchestrator.guard.SendContext.Suppression;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what the guards look at: one query of each kind for any number of messages. {@code offset 0} has PostgreSQL look
 * each of them up by key, where it would rather read all of a table.
 */
@Repository
class SendFacts {
    /** A customer's line of a channel. */
    record Line(UUID customerId, String channel) {}

    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    SendFacts(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * How a message stands.
     *
     * @param need absent where there is no such need
     * @param stake what its moment decision said
     */
    record Standing(Optional<NeedStanding> need, Stake stake) {
        static final Standing NONE = new Standing(Optional.empty(), Stake.NONE);
    }

    /** How the need and the enrolment of each message stand and what its moment decision said, by dispatch id. */
    Map<UUID, Standing> standings(Collection<SendRequest> requests) {
        Map<UUID, Standing> standings = new HashMap<>(2 * requests.size());
        jdbc.query(
                """
                select asked.dispatch_id, need.state, need.closed_at, enrolment.started_at, enrolment.journey_version,
                    moment.score, moment.inputs ->> 'messagesLeft' as messages_left, moment.inputs -> 'sent' as sent,
                    moment.id is not null and moment.model is not null
                        and moment.fallback is distinct from 'STATIC_RULE' as predicted
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[])
                    as asked (dispatch_id, customer_id, need_id, enrolment_id, decision_id)
                left join lateral (
                    select state, closed_at from need
                    where need.customer_id = asked.customer_id and need.id = asked.need_id
                    offset 0) as need on true
                left join lateral (
                    select started_at, journey_version from enrolment
                    where enrolment.customer_id = asked.customer_id and enrolment.id = asked.enrolment_id
                    offset 0) as enrolment on true
                left join lateral (
                    select id, score, model, fallback, inputs from decision
                    where decision.customer_id = asked.customer_id and decision.id = asked.decision_id
                    offset 0) as moment on true
                """,
                row -> {
                    standings.put(row.getObject("dispatch_id", UUID.class), new Standing(need(row), stake(row)));
                },
                ids(requests, SendRequest::dispatchId),
                ids(requests, SendRequest::customerId),
                ids(requests, SendRequest::needId),
                ids(requests, SendRequest::enrolmentId),
                ids(requests, request -> request.origin().decisionId()));
        return standings;
    }

    /** What each customer of these messages said, about any channel and topic. */
    Map<UUID, List<Consent>> consents(Collection<SendRequest> requests) {
        Map<UUID, List<Consent>> consents = new HashMap<>();
        jdbc.query(
                "select customer_id, channel, topic, status, at, source from consent where customer_id = any(?::uuid[])",
                row -> {
                    consents.computeIfAbsent(row.getObject("customer_id", UUID.class), id -> new ArrayList<>())
                            .add(new Consent(
                                    row.getString("channel"),
                                    row.getString("topic"),
                                    Consent.Status.valueOf(
                                            row.getString("status").toUpperCase(Locale.ROOT)),
                                    row.getObject("at", OffsetDateTime.class).toInstant(),
                                    row.getString("source")));
                },
                (Object) ids(requests, SendRequest::customerId));
        return consents;
    }

    /** Which channels these customers are not to be reached by. */
    Map<Line, Suppression> suppressions(Collection<SendRequest> requests) {
        Map<Line, Suppression> suppressions = new HashMap<>();
        jdbc.query(
                "select customer_id, channel, reason, at from suppression where customer_id = any(?::uuid[])",
                row -> {
                    suppressions.put(
                            line(row),
                            new Suppression(
                                    row.getString("reason"),
                                    row.getObject("at", OffsetDateTime.class).toInstant()));
                },
                (Object) ids(requests, SendRequest::customerId));
        return suppressions;
    }

    private static Optional<NeedStanding> need(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return state == null
                ? Optional.empty()
                : Optional.of(new NeedStanding(state, instant(row, "closed_at"), instant(row, "started_at")));
    }

    private Stake stake(ResultSet row) throws SQLException {
        double score = row.getDouble("score");
        OptionalDouble known = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(score);
        String left = row.getString("messages_left");
        String sent = row.getString("sent");
        return new Stake(
                known,
                left == null ? 1 : Math.max(1, Integer.parseInt(left)),
                sent == null ? List.of() : instants(sent),
                row.getBoolean("predicted"),
                row.getInt("journey_version"));
    }

    private List<Instant> instants(String list) {
        return json.readValue(list, STRINGS).stream().map(Instant::parse).toList();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(row.getObject("customer_id", UUID.class), row.getString("channel"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static String[] ids(Collection<SendRequest> requests, Function<SendRequest, UUID> id) {
        return requests.stream().map(request -> id.apply(request).toString()).toArray(String[]::new);
    }
}
