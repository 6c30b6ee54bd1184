package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.decision.Decision;
import io.kairos.orchestrator.decision.DecisionKind;
import io.kairos.orchestrator.decision.Decisions;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.decision.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is still to leave an audience: one row for each dispatch that let, or may have let, a customer in. It waits while that
 * dispatch is on the wire, so that nobody leaves before they have entered, and is dropped when the customer entered anew.
 */
@Repository
class AudienceLeaves {
    private static final String INSIDE = """
        (d.state in ('sending', 'accepted', 'unknown') or d.state in ('ready', 'held', 'claimed', 'cancelled') and d.attempts > 0)
        """;

    private static final String OF_NEEDS = """
        insert into audience_leave (dispatch_id, id, code, asked_at, next_at)
        select d.id, gen_random_uuid(), ?, ?, ? from dispatch d
        join unnest(?::uuid[], ?::uuid[]) as need (customer_id, need_id)
            on d.customer_id = need.customer_id and d.need_id = need.need_id
        where d.channel = any(?) and %s
        on conflict (dispatch_id) do nothing
        """.formatted(INSIDE);

    private static final String OF_LINE = """
        insert into audience_leave (dispatch_id, id, code, asked_at, next_at)
        select d.id, gen_random_uuid(), ?, ?, ? from dispatch d
        where d.customer_id = ? and ? in (d.channel, '*') and ? in (d.topic, '*')
            and d.channel = any(?) and %s
        on conflict (dispatch_id) do nothing
        """.formatted(INSIDE);

    /** A row taken waits as if its attempt had failed, until it is known to have gone well. */
    private static final String TAKE = """
        with due as (
            select l.dispatch_id from audience_leave l join dispatch d on d.id = l.dispatch_id
            where l.left_at is null and l.next_at <= ? and d.state <> 'sending'
            order by l.next_at limit ? for update of l skip locked)
        update audience_leave l set attempts = l.attempts + 1, next_at = ?
        from due, dispatch d join need n on n.customer_id = d.customer_id and n.id = d.need_id
        where l.dispatch_id = due.dispatch_id and d.id = l.dispatch_id
        returning l.id as leave_id, l.code, l.attempts as tries, n.product_type, d.*,
            exists (
                select 1 from dispatch again
                join need other on other.customer_id = again.customer_id and other.id = again.need_id
                where again.customer_id = d.customer_id and again.channel = d.channel and again.id <> d.id
                    and again.sent_at > l.asked_at and other.product_type = n.product_type) as entered_again
        """;

    private final JdbcTemplate jdbc;

    private final Decisions decisions;

    AudienceLeaves(JdbcTemplate jdbc, Decisions decisions) {
        this.jdbc = jdbc;
        this.decisions = decisions;
    }

    /**
     * One customer who is to leave.
     *
     * @param entered the dispatch that let them in
     * @param audience its name
     * @param code why
     * @param tries how often it was tried, this time included
     * @param enteredAgain whether they came in anew since they were to leave
     */
    record Leave(UUID id, NewDispatch entered, String audience, String code, int tries, boolean enteredAgain) {}

    /** Has everybody leave who entered one of these channels' audiences for one of these needs. In the caller's transaction. */
    void ask(Collection<DispatchQueue.NeedRef> needs, Collection<String> channels, String code, Instant now) {
        jdbc.update(
                OF_NEEDS,
                code,
                at(now),
                at(now),
                needs.stream().map(need -> need.customerId().toString()).toArray(String[]::new),
                needs.stream().map(need -> need.needId().toString()).toArray(String[]::new),
                channels.toArray(String[]::new));
    }

    /** The same for what a customer got about one topic by one channel. */
    void ask(DispatchQueue.Line line, Collection<String> channels, String code, Instant now) {
        jdbc.update(
                OF_LINE,
                code,
                at(now),
                at(now),
                line.customerId(),
                line.channel(),
                line.topic(),
                channels.toArray(String[]::new));
    }

    /** Takes at most so many that are due; each is due again after this long unless it is closed. */
    List<Leave> take(int most, Instant now, Duration again) {
        return jdbc.query(
                TAKE,
                (row, number) -> new Leave(
                        row.getObject("leave_id", UUID.class),
                        DispatchRows.dispatch(row, number),
                        row.getString("product_type"),
                        row.getString("code"),
                        row.getInt("tries"),
                        row.getBoolean("entered_again")),
                at(now),
                most,
                at(now.plus(again)));
    }

    /** Tries again at that instant. */
    void postpone(UUID dispatchId, Instant next) {
        jdbc.update("update audience_leave set next_at = ? where dispatch_id = ?", at(next), dispatchId);
    }

    /** It is over, and why is kept with the customer's decisions: {@code how} is the code of the reason. */
    @Transactional
    public void close(Leave leave, String how, Instant now) {
        NewDispatch entered = leave.entered();
        jdbc.update(
                "update audience_leave set left_at = ?, closed = ? where dispatch_id = ?", at(now), how, entered.id());
        Reason asked = new Reason(leave.code(), Map.of("channel", entered.channel(), "topic", entered.topic()));
        Reason done = new Reason(how, Map.of("audience", leave.audience(), "channel", entered.channel()));
        decisions.record(List.of(new Decision(
                UUID.randomUUID(),
                DecisionKind.CANCEL,
                now,
                Claim.subject(entered),
                how,
                Timing.none(),
                List.of(asked, done),
                Map.of("leave", leave.id().toString()))));
    }

    /** The earliest instant at which somebody may leave. */
    Optional<Instant> nextDue() {
        return jdbc.query("""
            select min(l.next_at) as due from audience_leave l join dispatch d on d.id = l.dispatch_id
            where l.left_at is null and d.state <> 'sending'
            """, (row, number) -> DispatchRows.instant(row, "due"))
                .get(0);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
