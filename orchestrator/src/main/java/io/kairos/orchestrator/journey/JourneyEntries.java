package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.Journey;
import io.kairos.journeys.product.AfterPurchase;
import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.journeys.product.ProductType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which journey customers enter with a need or a purchase: the one a launch named, else the one of the product type. Thread-safe. */
@Component
public class JourneyEntries {
    private final JdbcClient jdbc;
    private final ProductCatalogue catalogue;

    JourneyEntries(JdbcClient jdbc, ProductCatalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    /** Who enters what at this instant. */
    public Now now() {
        var named = new HashMap<String, String>();
        jdbc.sql("select product_type || ' ' || entry as door, journey_id from journey_entry")
                .query(row -> {
                    named.put(row.getString("door"), row.getString("journey_id"));
                });
        return new Now(catalogue, Map.copyOf(named));
    }

    /** Has customers with these product types enter this journey from now on, and with no others that a launch named before. */
    public void set(String journeyId, Journey.Entry entry, Collection<String> productTypes) {
        String door = entry.name().toLowerCase(Locale.ROOT);
        jdbc.sql("delete from journey_entry where journey_id = ?")
                .param(journeyId)
                .update();
        productTypes.forEach(type -> jdbc.sql("""
                        insert into journey_entry (product_type, entry, journey_id) values (?, ?, ?)
                        on conflict (product_type, entry) do update set journey_id = excluded.journey_id
                        """).params(type, door, journeyId).update());
    }

    /** A reading of all doors; it does not change. */
    public record Now(ProductCatalogue catalogue, Map<String, String> named) {
        /** The journey a need of this type opens. */
        public Optional<String> withNeed(ProductType type) {
            return Optional.ofNullable(named.get(type.id() + " need"))
                    .or(() -> Optional.of(type.messaging().journey()));
        }

        /** The journey a purchase of this type opens. */
        public Optional<String> withPurchase(ProductType type) {
            return Optional.ofNullable(named.get(type.id() + " purchase"))
                    .or(() -> type.afterPurchase().map(AfterPurchase::journey));
        }

        /** The product types whose customers enter this journey. */
        public List<ProductType> into(String journeyId) {
            return catalogue.types().stream()
                    .filter(type -> withNeed(type).equals(Optional.of(journeyId))
                            || withPurchase(type).equals(Optional.of(journeyId)))
                    .toList();
        }
    }
}
