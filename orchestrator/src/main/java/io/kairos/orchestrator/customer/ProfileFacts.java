package io.kairos.orchestrator.customer;

import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Facts that journeys write about customers, beside those the customers' own events tell. */
@Repository
public class ProfileFacts {
    private final JdbcClient jdbc;

    ProfileFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes one fact, in the caller's transaction, which holds the customer's lock; a later word of an event counts more. */
    public void put(UUID customer, String trait, String value, Instant at) {
        jdbc.sql("""
                        update customer set traits = traits || jsonb_build_object(:trait, :value::text),
                               trait_at = trait_at || jsonb_build_object(:trait, :at::bigint)
                         where id = :customer and coalesce((trait_at ->> :trait)::bigint, 0) <= :at
                        """)
                .param("trait", trait)
                .param("value", value)
                .param("at", at.toEpochMilli())
                .param("customer", customer)
                .update();
    }
}
