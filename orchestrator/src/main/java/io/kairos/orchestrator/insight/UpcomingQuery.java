package io.kairos.orchestrator.insight;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for its moment, and what is queued or held, for one customer; a held one with the decision that holds it. */
@Component
class UpcomingQuery {

    private static final String UPCOMING = """
            select to_jsonb(u) || jsonb_build_object('reasons', d.reasons)
              from (
                (select m.due_at as at,
                        case when exists (select 1 from question q where q.customer_id = m.customer_id
                                             and q.enrolment_id = m.enrolment_id and q.step = m.step and q.round = m.round
                                             and q.answer is null) then 'asked' else 'waiting' end as state,
                        e.journey_id, m.step, m.channels[1] as channel,
                        m.window_from, m.window_to, m.latest_useful_at, m.decision_id
                   from moment m join enrolment e on e.customer_id = m.customer_id and e.id = m.enrolment_id
                  where m.customer_id = :customer and m.state = 'waiting'
                  order by m.due_at limit :limit)
                union all
                (select p.not_before, case p.state when 'held' then 'held' else 'queued' end, p.journey_id, p.step, p.channel,
                        null, null, p.deadline,
                        coalesce((select h.id from decision h
                                   where p.state = 'held' and h.customer_id = p.customer_id and h.dispatch_id = p.id
                                     and h.kind = 'hold'
                                   order by h.at desc limit 1), p.decision_id)
                   from dispatch p
                  where p.customer_id = :customer and p.state in ('ready', 'held', 'claimed', 'sending')
                  order by p.not_before limit :limit)
              ) u
              left join decision d on d.customer_id = :customer and d.id = u.decision_id
             order by u.at, u.step
             limit :limit
            """;

    private final JdbcClient jdbc;
    private final Json json;

    UpcomingQuery(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Facts> of(UUID customer) {
        return jdbc
                .sql(UPCOMING)
                .param("customer", customer)
                .param("limit", Page.SIZE)
                .query(String.class)
                .list()
                .stream()
                .map(json::facts)
                .toList();
    }
}
