package io.kairos.orchestrator.insight;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who waits in a journey, at one step or anywhere, those due soonest first and those without a due instant last. */
@Component
class WaitingQuery {

    /** Stands for "no due instant" in sorting. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /** Before every row. */
    static final Start FIRST = new Start(Instant.parse("0001-01-01T00:00:00Z"), new UUID(0, 0));

    /** The row after which a page begins. */
    record Start(Instant dueAt, UUID enrolmentId) {}

    /** @param late only those due more than a minute ago */
    record Filter(Optional<String> step, Optional<Integer> version, boolean late) {}

    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final String PAGE = """
            select to_jsonb(w) || jsonb_build_object('label', %s, 'product_type', n.product_type, 'subject', n.subject)
              from (
                select e.customer_id, e.id as enrolment_id, e.need_id, e.waiting_at, m.due_at,
                       coalesce(m.due_at, :never) as place
                  from enrolment e
                  left join moment m on m.customer_id = e.customer_id and m.enrolment_id = e.id
                                    and m.step = e.waiting_at and m.state = 'waiting'
                 where e.journey_id = :journey and e.state = 'inside' and e.waiting_at is not null
                   and (:step::text is null or e.waiting_at = :step)
                   and (:version::int is null or e.journey_version = :version)
                   and (:late::timestamptz is null or m.due_at < :late)
                   and (coalesce(m.due_at, :never), e.id) > (:due, :enrolment)
                 order by place, e.id
                 limit :limit) w
              join customer c on c.id = w.customer_id
              left join need n on n.customer_id = w.customer_id and n.id = w.need_id
             order by w.place, w.enrolment_id
            """.formatted(CustomerSql.LABEL);

    private final JdbcClient jdbc;
    private final Json json;
    private final InstantSource clock;

    WaitingQuery(JdbcClient jdbc, Json json, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    Page<Facts> page(String journeyId, Filter filter, Start start) {
        return Page.of(
                jdbc
                        .sql(PAGE)
                        .param("journey", journeyId)
                        .param("step", filter.step().orElse(null))
                        .param("version", filter.version().orElse(null))
                        .param(
                                "late",
                                filter.late() ? clock.instant().minus(GRACE).atOffset(ZoneOffset.UTC) : null)
                        .param("never", NEVER.atOffset(ZoneOffset.UTC))
                        .param("due", start.dueAt().atOffset(ZoneOffset.UTC))
                        .param("enrolment", start.enrolmentId())
                        .param("limit", Page.FETCH)
                        .query(String.class)
                        .list()
                        .stream()
                        .map(json::facts)
                        .toList(),
                row -> Cursor.of(row.instant("due_at").orElse(NEVER), row.required("enrolment_id")));
    }
}
