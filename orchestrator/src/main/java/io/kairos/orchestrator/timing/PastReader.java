package io.kairos.orchestrator.timing;

import io.kairos.orchestrator.moment.Orders;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads from the program's own database what was known at an instant. */
@Component
class PastReader {

    /** A purchase adds its own facts to the need; those the first moment was decided from were known before. */
    private static final String NEEDS = """
            select n.customer_id, n.opened_at, n.date, n.zone, n.state, n.closed_at,
                   coalesce(d.features::jsonb, case when n.closed_at > n.opened_at then n.features else '{}' end)::text as features
              from need n
              left join lateral (
                   select inputs -> 'features' as features from decision
                    where customer_id = n.customer_id and need_id = n.id and kind = 'moment' and inputs -> 'features' is not null
                    order by at, id limit 1) d on true
             where n.product_type = :type and n.opened_at > :from and n.opened_at <= :asOf
             order by n.customer_id, n.id
            """;

    private static final String ACTS = """
            select a.customer_id, a.at, c.zone
              from (select customer_id, closed_at as at from need where state = 'won'
                    union all
                    select customer_id, occurred_at from event where type = 'track' and name = any(:clicks)) a
              join customer c on c.id = a.customer_id
             where a.at > :from and a.at <= :asOf
             order by a.customer_id, a.at
            """;

    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Orders orders;
    private final RetrainingSettings settings;

    PastReader(JdbcClient jdbc, JsonMapper json, Orders orders, RetrainingSettings settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.orders = orders;
        this.settings = settings;
    }

    /** The needs of a product type. */
    Past needs(String productType, Instant asOf) {
        List<PastNeed> needs = jdbc.sql(NEEDS)
                .param("type", productType)
                .param("from", Timestamp.from(asOf.minus(settings.history())))
                .param("asOf", Timestamp.from(asOf))
                .query((row, number) -> need(row))
                .list();
        return new Past(asOf, needs, List.of());
    }

    /** The hours of all customers. */
    Past acts(Instant asOf) {
        List<Past.Act> acts = jdbc.sql(ACTS)
                .param("clicks", settings.clickEvents().toArray(String[]::new))
                .param("from", Timestamp.from(asOf.minus(settings.history())))
                .param("asOf", Timestamp.from(asOf))
                .query((row, number) -> act(row))
                .list();
        return new Past(asOf, List.of(), acts);
    }

    /** What was bought of a product type, and from then on of its derived products. */
    Past orders(String productType, Instant asOf) {
        return Past.of(asOf, orders.all(productType, asOf.minus(settings.history()), asOf));
    }

    private PastNeed need(ResultSet row) throws SQLException {
        Optional<Instant> closed =
                Optional.ofNullable(row.getTimestamp("closed_at")).map(Timestamp::toInstant);
        boolean won = "won".equals(row.getString("state"));
        Map<String, String> features = new HashMap<>();
        json.readValue(row.getString("features"), OBJECT).forEach((name, value) -> {
            if (value != null) features.put(name, String.valueOf(value));
        });
        return new PastNeed(
                row.getObject("customer_id", UUID.class),
                row.getTimestamp("opened_at").toInstant(),
                Optional.ofNullable(row.getObject("date", LocalDate.class)),
                zone(row.getString("zone")),
                features,
                closed.map(at -> new PastNeed.End(at, won)));
    }

    private static Past.Act act(ResultSet row) throws SQLException {
        Instant at = row.getTimestamp("at").toInstant();
        return new Past.Act(row.getString("customer_id"), at, LocalDateTime.ofInstant(at, zone(row.getString("zone"))));
    }

    private static ZoneId zone(@Nullable String id) {
        try {
            return id == null ? ZoneOffset.UTC : ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
