package io.kairos.orchestrator.design;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts the customers and messages a button is about, at the instant somebody is about to press it. */
@Repository
class Census {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Census(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long inside(String journeyId) {
        return count("select count(*) from enrolment where journey_id = ? and state = 'inside'", journeyId);
    }

    /** Messages a channel has begun to hand over: they cannot be called back. */
    long onTheWire(String journeyId) {
        return count("select count(*) from dispatch where journey_id = ? and state = 'sending'", journeyId);
    }

    /** Messages that were to go by now, and do not because the journey is paused. */
    long messagesDue(String journeyId) {
        return jdbc.sql("""
                        select count(*) from dispatch
                        where journey_id = ? and state in ('ready', 'held', 'claimed') and not_before <= ?
                        """)
                .params(journeyId, clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Customers whose moment has come and who do not go on because the journey is paused. */
    long momentsDue(String journeyId) {
        return jdbc.sql("""
                        select count(*) from enrolment e
                        join moment m on m.customer_id = e.customer_id and m.enrolment_id = e.id and m.state = 'waiting'
                        where e.journey_id = ? and e.state = 'inside' and m.due_at <= ?
                        """)
                .params(journeyId, clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Customers who have an open need of one of these product types and are not inside. */
    long outsideWithNeedOf(String journeyId, Collection<String> productTypes) {
        return jdbc.sql("""
                        select count(distinct n.customer_id) from need n
                        where n.state = 'open' and n.product_type = any(?) and not exists (
                            select 1 from enrolment e where e.customer_id = n.customer_id and e.need_id = n.id
                                and e.journey_id = ? and e.state = 'inside')
                        """)
                .params(productTypes.toArray(String[]::new), journeyId)
                .query(Long.class)
                .single();
    }

    /** How many wait where, by element id; empty text for those between steps. */
    Map<String, Long> bySteps(String journeyId) {
        Map<String, Long> steps = new LinkedHashMap<>();
        jdbc.sql("""
                        select coalesce(waiting_at, '') as step, count(*) as here from enrolment
                        where journey_id = ? and state = 'inside' group by 1 order by 2 desc, 1
                        """).param(journeyId).query(row -> {
            steps.put(row.getString("step"), row.getLong("here"));
        });
        return steps;
    }

    /** Enrolments that wait for a moment at one of these steps, those due soonest first. */
    List<UUID> soonest(String journeyId, Collection<String> steps, int most) {
        return jdbc.sql("""
                        select e.id from enrolment e
                        join moment m on m.customer_id = e.customer_id and m.enrolment_id = e.id and m.state = 'waiting'
                        where e.journey_id = ? and e.state = 'inside' and e.waiting_at = any(?)
                        order by m.due_at, e.id limit ?
                        """)
                .params(journeyId, steps.toArray(String[]::new), most)
                .query(UUID.class)
                .list();
    }

    private long count(String sql, String journeyId) {
        return jdbc.sql(sql).param(journeyId).query(Long.class).single();
    }
}
