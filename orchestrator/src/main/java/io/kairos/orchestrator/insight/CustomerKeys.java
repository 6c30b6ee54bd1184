package io.kairos.orchestrator.insight;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the customer behind a key; a key that was merged into another leads to that other. */
@Component
class CustomerKeys {

    private static final String FOLLOW = """
            with recursive trail (id, zone, merged_into, hops) as (
                select id, zone, merged_into, 0 from customer where id = :id
                union all
                select c.id, c.zone, c.merged_into, t.hops + 1
                  from trail t join customer c on c.id = t.merged_into
                 where t.hops < 10)
            select id, zone from trail order by hops desc limit 1
            """;

    private final JdbcClient jdbc;

    CustomerKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CustomerKey> find(UUID id) {
        return jdbc.sql(FOLLOW)
                .param("id", id)
                .query((row, number) -> new CustomerKey(row.getObject("id", UUID.class), zone(row.getString("zone"))))
                .optional();
    }

    /** The zone of a stored name; UTC for a name this machine's time zone data does not know. */
    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
