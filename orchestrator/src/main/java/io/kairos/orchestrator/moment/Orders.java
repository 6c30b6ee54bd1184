package io.kairos.orchestrator.moment;

import io.kairos.journeys.product.DerivedProduct;
import io.kairos.journeys.product.EventRule;
import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.journeys.product.ProductType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who bought a product type and, from then on, what it makes useful. An ordered item is a derived product if its {@code product_id},
 * {@code sku} or {@code category} is that product's id; an order is an event that wins needs of any product type.
 */
@Repository
public class Orders {
    private static final String BOUGHT = """
            with own as (
                select n.customer_id, t.at from need n
                 cross join lateral (values (n.closed_at, n.state = 'won'), (n.opened_at, :replenished)) t (at, bought)
                 where n.product_type = :type and t.bought and t.at > :from and t.at <= :asOf
                   and (:customer::uuid is null or n.customer_id = :customer))
            select b.customer_id, b.at, b.product, c.zone from (
                select distinct customer_id, at, :type as product from own
                union all
                select e.customer_id, e.occurred_at, d.id
                  from (select customer_id, min(at) as at from own group by customer_id) f
                  join event e on e.customer_id = f.customer_id and e.occurred_at >= f.at and e.occurred_at <= :asOf
                 cross join lateral jsonb_array_elements(case when jsonb_typeof(e.properties -> 'products') = 'array'
                       then e.properties -> 'products' else jsonb_build_array(e.properties) end) item
                  join unnest(:derived::text[]) d (id)
                    on d.id in (item ->> 'product_id', item ->> 'sku', item ->> 'category')
                 where e.type = 'track' and e.name = any(:orders)) b
              join customer c on c.id = b.customer_id
             order by b.customer_id, b.at, b.product
            """;

    private final JdbcClient jdbc;
    private final ProductCatalogue catalogue;

    Orders(JdbcClient jdbc, ProductCatalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    /**
     * One thing bought.
     *
     * @param zone the customer's
     * @param product id of the product type or of one of its derived products
     */
    public record Bought(UUID customer, Instant at, ZoneId zone, String product) {
        /** The customer's civil day. */
        public LocalDate day() {
            return LocalDate.ofInstant(at, zone);
        }
    }

    /** Of everybody, by customer and instant. */
    public List<Bought> all(String productType, Instant from, Instant asOf) {
        return catalogue
                .type(productType)
                .map(type -> read(type, null, from, asOf))
                .orElse(List.of());
    }

    /** Of one customer, oldest first. */
    List<Bought> of(UUID customer, ProductType type, Instant asOf) {
        return read(type, customer, Instant.EPOCH, asOf);
    }

    private List<Bought> read(ProductType type, @Nullable UUID customer, Instant from, Instant asOf) {
        String[] derived = type.afterPurchase().stream()
                .flatMap(after -> after.products().stream())
                .map(DerivedProduct::id)
                .toArray(String[]::new);
        return jdbc.sql(BOUGHT)
                .param("type", type.id())
                .param("replenished", type.cycle() == io.kairos.journeys.product.Cycle.REPLENISHED)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("asOf", asOf.atOffset(ZoneOffset.UTC))
                .param("customer", customer)
                .param("derived", derived)
                .param("orders", orders())
                .query((row, number) -> bought(row))
                .list();
    }

    /** Names of the events that win a need of some product type. */
    private String[] orders() {
        return catalogue.types().stream()
                .flatMap(type -> type.need().events().stream())
                .filter(rule -> rule.effect() == EventRule.Effect.WINS)
                .map(EventRule::event)
                .distinct()
                .toArray(String[]::new);
    }

    private static Bought bought(ResultSet row) throws SQLException {
        return new Bought(
                row.getObject("customer_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                zone(row.getString("zone")),
                row.getString("product"));
    }

    private static ZoneId zone(@Nullable String id) {
        try {
            return id == null ? ZoneOffset.UTC : ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
