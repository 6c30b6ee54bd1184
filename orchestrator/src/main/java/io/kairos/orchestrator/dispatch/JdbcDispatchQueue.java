package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.decision.Decision;
import io.kairos.orchestrator.decision.DecisionKind;
import io.kairos.orchestrator.decision.Decisions;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.decision.Timing;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The queue is the table {@code dispatch}; rows are locked in the order of their keys. */
@Repository
class JdbcDispatchQueue implements DispatchQueue {
    private static final String ADD = """
        insert into dispatch (customer_id, id, need_id, enrolment_id, journey_id, step, round, channel, topic, template,
            subject, decision_id, state, due_at, not_before, deadline, created_at)
        select customer_id, id, need_id, enrolment_id, journey_id, step, round, channel, topic, template,
            subject, decision_id, 'ready', due_at, due_at, deadline, ?
        from jsonb_to_recordset(?::jsonb) as d (customer_id uuid, id uuid, need_id uuid, enrolment_id uuid,
            journey_id text, step text, round int, channel text, topic text, template text, subject text,
            decision_id uuid, due_at timestamptz, deadline timestamptz)
        on conflict (customer_id, enrolment_id, step, round) do nothing
        """;

    private static final String CANCEL = """
        update dispatch set state = 'cancelled', close_code = ?, closed_at = ?, lease_until = null
        from waiting where dispatch.customer_id = waiting.customer_id and dispatch.id = waiting.id
        returning dispatch.*
        """;

    private static final String CANCEL_NEEDS = """
        with waiting as (
            select dispatch.customer_id, dispatch.id from dispatch
            join unnest(?::uuid[], ?::uuid[]) as need (customer_id, need_id)
                on dispatch.customer_id = need.customer_id and dispatch.need_id = need.need_id
            where dispatch.state in ('ready', 'held', 'claimed')
            order by dispatch.customer_id, dispatch.id for update of dispatch)
        """ + CANCEL;

    private static final String CANCEL_ENROLMENTS = """
        with waiting as (
            select dispatch.customer_id, dispatch.id from dispatch
            join unnest(?::uuid[], ?::uuid[]) as left_ (customer_id, enrolment_id)
                on dispatch.customer_id = left_.customer_id and dispatch.enrolment_id = left_.enrolment_id
            where dispatch.state in ('ready', 'held', 'claimed')
            order by dispatch.customer_id, dispatch.id for update of dispatch)
        """ + CANCEL;

    private static final String CANCEL_DUE = """
        with waiting as (
            select customer_id, id from dispatch
            where journey_id = ? and state in ('ready', 'held', 'claimed') and not_before <= ?
            order by customer_id, id limit ? for update)
        """ + CANCEL;

    private static final String CANCEL_LINE = """
        with waiting as (
            select customer_id, id from dispatch
            where customer_id = ? and ? in (channel, '*') and ? in (topic, '*') and state in ('ready', 'held', 'claimed')
            order by customer_id, id for update)
        """ + CANCEL;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Decisions decisions;
    private final InstantSource clock;
    private final ChannelSet channels;
    private final AudienceLeaves leaves;

    JdbcDispatchQueue(
            JdbcTemplate jdbc,
            JsonMapper json,
            Decisions decisions,
            InstantSource clock,
            ChannelSet channels,
            AudienceLeaves leaves) {
        this.channels = channels;
        this.leaves = leaves;
        this.jdbc = jdbc;
        this.json = json;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public void add(Collection<NewDispatch> dispatches) {
        if (dispatches.isEmpty()) {
            return;
        }
        List<Map<String, @Nullable Object>> rows =
                dispatches.stream().map(JdbcDispatchQueue::row).toList();
        jdbc.update(ADD, at(clock.instant()), json.writeValueAsString(rows));
    }

    @Override
    public int cancel(Collection<NeedRef> needs, Reason reason) {
        if (needs.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        List<NewDispatch> cancelled = jdbc.query(
                CANCEL_NEEDS,
                DispatchRows::dispatch,
                needs.stream().map(need -> need.customerId().toString()).toArray(String[]::new),
                needs.stream().map(need -> need.needId().toString()).toArray(String[]::new),
                reason.code(),
                at(now));
        leaves.ask(needs, channels.audiences(), reason.code(), now);
        return decided(cancelled, reason, now);
    }

    @Override
    public int cancelOf(Collection<EnrolmentRef> enrolments, Reason reason) {
        if (enrolments.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        List<NewDispatch> cancelled = jdbc.query(
                CANCEL_ENROLMENTS,
                DispatchRows::dispatch,
                enrolments.stream().map(one -> one.customerId().toString()).toArray(String[]::new),
                enrolments.stream().map(one -> one.enrolmentId().toString()).toArray(String[]::new),
                reason.code(),
                at(now));
        leaves.ask(
                enrolments.stream()
                        .map(one -> new NeedRef(one.customerId(), one.needId()))
                        .toList(),
                channels.audiences(),
                reason.code(),
                now);
        return decided(cancelled, reason, now);
    }

    @Override
    public int cancelDue(String journeyId, Instant by, int most, Reason reason) {
        Instant now = clock.instant();
        List<NewDispatch> cancelled =
                jdbc.query(CANCEL_DUE, DispatchRows::dispatch, journeyId, at(by), most, reason.code(), at(now));
        return decided(cancelled, reason, now);
    }

    @Override
    public int cancel(Line line, Reason reason) {
        Instant now = clock.instant();
        List<NewDispatch> cancelled = jdbc.query(
                CANCEL_LINE,
                DispatchRows::dispatch,
                line.customerId(),
                line.channel(),
                line.topic(),
                reason.code(),
                at(now));
        leaves.ask(line, channels.audiences(), reason.code(), now);
        return decided(cancelled, reason, now);
    }

    private int decided(List<NewDispatch> cancelled, Reason reason, Instant now) {
        decisions.record(cancelled.stream()
                .map(dispatch -> new Decision(
                        UUID.randomUUID(),
                        DecisionKind.CANCEL,
                        now,
                        Claim.subject(dispatch),
                        reason.code(),
                        Timing.none(),
                        List.of(reason),
                        Map.of("dueAt", dispatch.dueAt().toString(), "channel", dispatch.channel())))
                .toList());
        return cancelled.size();
    }

    private static Map<String, @Nullable Object> row(NewDispatch dispatch) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("customer_id", dispatch.customerId());
        row.put("id", dispatch.id());
        row.put("need_id", dispatch.needId());
        row.put("enrolment_id", dispatch.enrolmentId());
        row.put("journey_id", dispatch.journeyId());
        row.put("step", dispatch.step());
        row.put("round", dispatch.round());
        row.put("channel", dispatch.channel());
        row.put("topic", dispatch.topic());
        row.put("template", dispatch.template());
        row.put("subject", dispatch.subject().orElse(null));
        row.put("decision_id", dispatch.decisionId());
        row.put("due_at", dispatch.dueAt().toString());
        row.put("deadline", dispatch.deadline().map(Instant::toString).orElse(null));
        return row;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
