package io.kairos.orchestrator.journey;

import io.kairos.orchestrator.need.Need;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds needs whose journey ended only because no message was worth sending, and which a new date may make worth it. */
@Repository
class Restarts {
    private final JdbcClient jdbc;

    Restarts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<UUID> worthAnotherTry(Collection<Need> needs) {
        if (needs.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("""
                        select need_id from enrolment
                        where customer_id = any(?) and need_id = any(?) group by need_id
                        having bool_and(state = 'ended' and outcome = 'not-worth')
                        """)
                .param(needs.stream().map(Need::customerId).toArray(UUID[]::new))
                .param(needs.stream().map(Need::id).toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }
}
