package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.decision.Decision;
import io.kairos.orchestrator.decision.DecisionKind;
import io.kairos.orchestrator.decision.Decisions;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.decision.Timing;
import io.kairos.orchestrator.platform.CopiedRows;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The queue is the table {@code dispatch}; rows are locked in the order of their keys. */
@Repository
class JdbcDispatchQueue implements DispatchQueue {
    private static final String NEW = """
        customer_id, id, need_id, enrolment_id, journey_id, step, round, channel, topic, template, subject, decision_id,
        state, due_at, not_before, deadline, created_at""";

    /** Where one of them is there already. */
    private static final String ADD_MISSING = """
        insert into dispatch (customer_id, id, need_id, enrolment_id, journey_id, step, round, channel, topic, template,
            subject, decision_id, state, due_at, not_before, deadline, created_at)
        select customer_id, id, need_id, enrolment_id, journey_id, step, round, channel, topic, template,
            subject, decision_id, 'ready', due_at::timestamptz, due_at::timestamptz, deadline::timestamptz, ?
        from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[],
                ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[])
            as d (customer_id, id, need_id, enrolment_id, journey_id, step, round, channel, topic, template, subject,
                decision_id, due_at, deadline)
        on conflict (customer_id, enrolment_id, step, round) do nothing
        """;

    private static final String CANCEL = """
        update dispatch set state = 'cancelled', close_code = ?, closed_at = ?, lease_until = null
        from waiting where dispatch.customer_id = waiting.customer_id and dispatch.id = waiting.id
        returning dispatch.*
        """;

    /** Of these customers, by a second key. */
    private static final String CANCEL_BY = """
        with waiting as (
            select dispatch.customer_id, dispatch.id from dispatch
            join unnest(?::uuid[], ?::uuid[]) as ended (customer_id, key)
                on dispatch.customer_id = ended.customer_id and dispatch.%s = ended.key
            where dispatch.state in ('ready', 'held', 'claimed')
            order by dispatch.customer_id, dispatch.id for update of dispatch)
        """ + CANCEL;

    private static final String CANCEL_NEEDS = CANCEL_BY.formatted("need_id");
    private static final String CANCEL_ENROLMENTS = CANCEL_BY.formatted("enrolment_id");

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
    private final TransactionTemplate nested;
    private final Decisions decisions;
    private final InstantSource clock;
    private final ChannelSet channels;
    private final AudienceLeaves leaves;

    JdbcDispatchQueue(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Decisions decisions,
            InstantSource clock,
            ChannelSet channels,
            AudienceLeaves leaves) {
        this.nested = new TransactionTemplate(transactions);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.channels = channels;
        this.leaves = leaves;
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public void add(Collection<NewDispatch> dispatches) {
        if (dispatches.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        try {
            nested.executeWithoutResult(status -> rows(dispatches, now).into(jdbc, "dispatch", NEW));
        } catch (DuplicateKeyException known) {
            addMissing(dispatches, now);
        }
    }

    private static CopiedRows rows(Collection<NewDispatch> dispatches, Instant now) {
        var rows = new CopiedRows();
        for (var dispatch : dispatches) {
            rows.add(dispatch.customerId())
                    .add(dispatch.id())
                    .add(dispatch.needId())
                    .add(dispatch.enrolmentId())
                    .add(dispatch.journeyId())
                    .add(dispatch.step())
                    .add(dispatch.round())
                    .add(dispatch.channel())
                    .add(dispatch.topic())
                    .add(dispatch.template())
                    .add(dispatch.subject())
                    .add(dispatch.decisionId())
                    .add(State.READY.code())
                    .add(dispatch.dueAt())
                    .add(dispatch.dueAt())
                    .add(dispatch.deadline())
                    .add(now)
                    .end();
        }
        return rows;
    }

    private void addMissing(Collection<NewDispatch> dispatches, Instant now) {
        jdbc.update(
                ADD_MISSING,
                at(now),
                ids(dispatches, NewDispatch::customerId),
                ids(dispatches, NewDispatch::id),
                ids(dispatches, NewDispatch::needId),
                ids(dispatches, NewDispatch::enrolmentId),
                texts(dispatches, NewDispatch::journeyId),
                texts(dispatches, NewDispatch::step),
                dispatches.stream().map(NewDispatch::round).toArray(Integer[]::new),
                texts(dispatches, NewDispatch::channel),
                texts(dispatches, NewDispatch::topic),
                texts(dispatches, NewDispatch::template),
                texts(dispatches, dispatch -> dispatch.subject().orElse(null)),
                ids(dispatches, NewDispatch::decisionId),
                texts(dispatches, dispatch -> dispatch.dueAt().toString()),
                texts(
                        dispatches,
                        dispatch -> dispatch.deadline().map(Instant::toString).orElse(null)));
    }

    @Override
    public int cancel(Collection<NeedRef> needs, Reason reason) {
        return cancel(CANCEL_NEEDS, needs, needs.stream().map(NeedRef::needId).toList(), reason);
    }

    @Override
    public int cancelOf(Collection<EnrolmentRef> enrolments, Reason reason) {
        List<NeedRef> needs = enrolments.stream()
                .map(one -> new NeedRef(one.customerId(), one.needId()))
                .toList();
        return cancel(
                CANCEL_ENROLMENTS,
                needs,
                enrolments.stream().map(EnrolmentRef::enrolmentId).toList(),
                reason);
    }

    private int cancel(String query, Collection<NeedRef> needs, List<UUID> keys, Reason reason) {
        if (needs.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        List<NewDispatch> cancelled = jdbc.query(
                query,
                DispatchRows::dispatch,
                needs.stream().map(need -> need.customerId().toString()).toArray(String[]::new),
                keys.stream().map(UUID::toString).toArray(String[]::new),
                reason.code(),
                at(now));
        leaves.ask(needs, channels.audiences(), reason.code(), now);
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

    private static UUID[] ids(Collection<NewDispatch> dispatches, Function<NewDispatch, UUID> id) {
        return dispatches.stream().map(id).toArray(UUID[]::new);
    }

    private static @Nullable String[] texts(
            Collection<NewDispatch> dispatches, Function<NewDispatch, @Nullable String> text) {
        return dispatches.stream().map(text).toArray(String[]::new);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
