package io.kairos.orchestrator.insight;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One decision by its id, with the zone of its customer. */
@Component
class DecisionQuery {

    private static final String DECISION = """
            select to_jsonb(d) || jsonb_build_object('zone', c.zone)
              from decision d left join customer c on c.id = d.customer_id
             where d.id = :id
             limit 1
            """;

    private final JdbcClient jdbc;
    private final Json json;

    DecisionQuery(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Facts> find(UUID id) {
        return jdbc.sql(DECISION).param("id", id).query(String.class).optional().map(json::facts);
    }
}
