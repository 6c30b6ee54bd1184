package io.kairos.orchestrator.guard;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads the messages that wait for the same customers. */
@Repository
class RivalFacts {
    private final JdbcTemplate jdbc;

    RivalFacts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What waits for the customers of these messages and is planned before this instant, these messages among them. */
    Map<UUID, List<Rival>> waiting(Collection<SendRequest> requests, Instant before, PrioritySettings priorities) {
        Map<UUID, List<Rival>> waiting = new HashMap<>();
        jdbc.query(
                """
                select d.customer_id, d.id, d.channel, d.topic, d.journey_id, d.step, d.not_before, moment.score
                from dispatch d
                left join lateral (
                    select score from decision
                    where decision.customer_id = d.customer_id and decision.id = d.decision_id
                    offset 0) as moment on true
                where d.customer_id = any(?::uuid[]) and d.state in ('ready', 'held', 'claimed') and d.not_before < ?
                    and d.journey_id not in (select journey_id from resting_journey)
                """,
                row -> {
                    String journey = row.getString("journey_id");
                    waiting.computeIfAbsent(row.getObject("customer_id", UUID.class), id -> new ArrayList<>())
                            .add(new Rival(
                                    row.getObject("id", UUID.class),
                                    row.getString("channel"),
                                    row.getString("topic"),
                                    journey,
                                    row.getString("step"),
                                    priorities.value(row.getDouble("score"), journey),
                                    row.getObject("not_before", OffsetDateTime.class)
                                            .toInstant()));
                },
                requests.stream()
                        .map(request -> request.customerId().toString())
                        .distinct()
                        .toArray(String[]::new),
                before.atOffset(ZoneOffset.UTC));
        return waiting;
    }
}
