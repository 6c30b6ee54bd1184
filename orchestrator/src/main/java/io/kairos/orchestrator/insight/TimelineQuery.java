package io.kairos.orchestrator.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One page of all that happened to a customer, in one statement that reads at most a page of each table. */
@Component
class TimelineQuery {

    /** Before every row: the first page begins here. */
    static final Start NEWEST = new Start(Instant.parse("9999-12-31T00:00:00Z"), Integer.MAX_VALUE, new UUID(-1, -1));

    /** The row after which a page begins. */
    record Start(Instant at, int rank, UUID id) {}

    private static final String DISPATCH_FACTS = """
            to_jsonb(t) || jsonb_build_object('reasons',
                (select d.reasons from decision d where d.customer_id = t.customer_id and d.id = t.decision_id))""";

    private static final String FEEDBACK_FACTS = """
            to_jsonb(t) || coalesce(
                (select jsonb_build_object('need_id', d.need_id, 'journey_id', d.journey_id, 'step', d.step, 'round', d.round)
                   from dispatch d where d.customer_id = t.customer_id and d.id = t.dispatch_id), '{}')""";

    private static final Map<String, String> FACTS =
            Map.of("dispatch", DISPATCH_FACTS, "delivery_event", FEEDBACK_FACTS);

    /** Planning comes before the end it may lead to, what becomes of waiting messages after it. */
    private static final String DECISION_RANK = """
            case when t.kind in ('moment', 'retime') then 40
                 when t.kind = 'no-send' and t.dispatch_id is null then 42
                 when t.kind = 'cancel' then 46
                 when t.kind = 'no-send' then 52
                 else 50 end""";

    private static final String PAGE = """
            select at, rank, id, kind, facts from (
            %s
            ) as entry
            order by at desc, rank desc, id desc
            limit :limit
            """.formatted(String.join(
            "union all\n",
            source("event", "occurred_at", "10", "'event'", "true"),
            source("need", "opened_at", "20", "'need_opened'", "true"),
            source(
                    "need",
                    "changed_at",
                    "21",
                    "'need_changed'",
                    "t.changed_at > t.opened_at and t.changed_at is distinct from t.closed_at"),
            source("need", "closed_at", "22", "'need_closed'", "t.closed_at is not null"),
            source("enrolment", "started_at", "30", "'enrolment_started'", "true"),
            source("enrolment", "ended_at", "44", "'enrolment_ended'", "t.ended_at is not null"),
            source("question", "asked_at", "41", "'question_asked'", "true"),
            source("question", "closed_at", "43", "'question_closed'", "t.closed_at is not null"),
            source("decision", "at", DECISION_RANK, "'decision'", "not (t.outcome = 'asked' and t.kind = 'moment')"),
            source(
                    "dispatch",
                    "closed_at",
                    "60",
                    "case t.state when 'accepted' then 'delivered' else 'unknown' end",
                    "t.closed_at is not null and t.state in ('accepted', 'unknown')"),
            source("delivery_event", "at", "62", "'feedback'", "t.kind <> 'underway'")));

    private static String source(String table, String at, String rank, String kind, String where) {
        return """
                (select t.%2$s as at, %3$s as rank, t.id, %4$s as kind, %6$s as facts
                   from %1$s t
                  where t.customer_id = :customer and t.%2$s <= :at and %5$s
                    and (t.%2$s, %3$s, t.id) < (:at, :rank, :id)
                  order by t.%2$s desc, rank desc, t.id desc
                  limit :limit)
                """.formatted(table, at, rank, kind, where, FACTS.getOrDefault(table, "to_jsonb(t)"));
    }

    private final JdbcClient jdbc;
    private final Json json;

    TimelineQuery(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Page<TimelineRow> page(UUID customer, Start start) {
        List<TimelineRow> rows = jdbc.sql(PAGE)
                .param("customer", customer)
                .param("at", start.at().atOffset(ZoneOffset.UTC))
                .param("rank", start.rank())
                .param("id", start.id())
                .param("limit", Page.FETCH)
                .query(this::row)
                .list();
        return Page.of(rows, TimelineRow::cursor);
    }

    private TimelineRow row(ResultSet row, int number) throws SQLException {
        return new TimelineRow(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getInt("rank"),
                row.getObject("id", UUID.class),
                TimelineRow.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                json.facts(row.getString("facts")));
    }
}
