package io.kairos.orchestrator.moment;

import io.kairos.orchestrator.need.Need;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** When a customer bought what is bought again and again: each purchase opened a need. */
@Repository
class PurchaseHistory {
    /** A rhythm shows in the last purchases; older ones say little and cost time. */
    private static final int MOST = 50;

    private final JdbcTemplate jdbc;

    PurchaseHistory(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The customer's purchases of this product type up to the one that opened the need, oldest first, that one included. */
    List<Instant> upTo(Need need) {
        List<Instant> earlier = jdbc.query(
                """
                select opened_at from (
                    select distinct opened_at from need
                    where customer_id = ? and product_type = ? and opened_at <= ?
                    order by opened_at desc limit ?) as latest
                order by opened_at
                """,
                (row, number) ->
                        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                need.customerId(),
                need.productType(),
                need.openedAt().atOffset(ZoneOffset.UTC),
                MOST);
        return earlier.isEmpty() ? List.of(need.openedAt()) : earlier;
    }
}
