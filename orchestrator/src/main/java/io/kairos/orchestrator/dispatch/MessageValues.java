package io.kairos.orchestrator.dispatch;

import io.kairos.journeys.product.DerivedProduct;
import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.dispatch.ContentFacts.NeedFacts;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a template may read, by root: customer, need, product, moment and the two links. */
@Component
class MessageValues {
    private final ProductCatalogue catalogue;

    MessageValues(ProductCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    Map<String, Object> of(
            NewDispatch dispatch, CustomerProfile customer, NeedFacts need, URI unsubscribe, URI preferences) {
        Optional<ProductType> type = catalogue.type(need.productType());
        Map<String, Object> values = new HashMap<>();
        values.put("customer", customer(customer));
        values.put("need", need(need, type));
        values.put("product", product(dispatch, type, customer.locale()));
        values.put("moment", Map.of("due_at", dispatch.dueAt().toString(), "round", dispatch.round()));
        values.put("unsubscribe_url", unsubscribe.toString());
        values.put("preferences_url", preferences.toString());
        return values;
    }

    private static Map<String, @Nullable Object> customer(CustomerProfile customer) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("first_name", customer.firstName().orElse(null));
        values.put("locale", customer.locale().toLanguageTag());
        values.put("zone", customer.zone().getId());
        return values;
    }

    private static Map<String, @Nullable Object> need(NeedFacts need, Optional<ProductType> type) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("product_type", need.productType());
        values.put("subject", need.subject());
        values.put("date", need.date().map(Object::toString).orElse(null));
        values.put("end_date", need.endDate().map(Object::toString).orElse(null));
        values.put("value", need.value().orElse(null));
        values.put("features", need.features());
        values.put(
                "currency",
                Optional.ofNullable(need.features().get("currency"))
                        .or(() ->
                                type.map(known -> known.messaging().economics().currency()))
                        .orElse(null));
        return values;
    }

    private static Map<String, @Nullable Object> product(
            NewDispatch dispatch, Optional<ProductType> type, Locale locale) {
        Optional<DerivedProduct> derived = dispatch.subject()
                .flatMap(id -> type.flatMap(ProductType::afterPurchase)
                        .flatMap(after -> after.products().stream()
                                .filter(product -> product.id().equals(id))
                                .findFirst()));
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", dispatch.subject().or(() -> type.map(ProductType::id)).orElse(null));
        values.put(
                "name",
                derived.map(DerivedProduct::name)
                        .or(() -> type.map(ProductType::name))
                        .map(name -> name.in(locale))
                        .orElse(null));
        return values;
    }
}
