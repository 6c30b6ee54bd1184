package io.kairos.orchestrator.message;

import io.kairos.journeys.product.Cycle;
import io.kairos.journeys.product.DerivedProduct;
import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.journeys.product.ProductType;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Values of a customer who does not exist, for a message about a product type. */
@Component
class SampleValues {
    private static final int DAYS_AHEAD = 30;
    private static final int NIGHTS = 4;

    private final ProductCatalogue catalogue;

    SampleValues(ProductCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The product type a template is about by its name, such as {@code sofa-reminder-1}; else the first there is. */
    ProductType type(String template) {
        return catalogue.types().stream()
                .filter(type -> template.startsWith(type.id() + "-")
                        || derived(type, template).isPresent())
                .max(Comparator.comparingInt(type -> type.id().length()))
                .orElseGet(() -> catalogue.types().get(0));
    }

    Optional<ProductType> named(String id) {
        return catalogue.type(id);
    }

    Map<String, Object> of(ProductType type, String template, Locale locale, Instant moment, URI page) {
        Optional<DerivedProduct> derived = derived(type, template);
        String name = derived.map(DerivedProduct::name).orElse(type.name()).in(locale);
        LocalDate date = moment.atZone(ZoneOffset.UTC).toLocalDate().plusDays(DAYS_AHEAD);
        Map<String, @Nullable Object> need = new HashMap<>();
        need.put("product_type", type.id());
        need.put("subject", type.name().in(locale));
        need.put("currency", type.messaging().economics().currency());
        need.put("value", 120);
        need.put("features", Map.of());
        if (type.cycle() == Cycle.DATED) {
            need.put("date", date.toString());
            need.put("end_date", date.plusDays(NIGHTS).toString());
        }
        Map<String, Object> values = new HashMap<>();
        values.put(
                "customer", Map.of("first_name", "Camille", "locale", locale.toLanguageTag(), "zone", "Europe/Paris"));
        values.put("need", need);
        values.put("product", Map.of("id", derived.map(DerivedProduct::id).orElse(type.id()), "name", name));
        values.put("moment", Map.of("due_at", moment.toString(), "round", 1));
        values.put("unsubscribe_url", page.toString());
        values.put("preferences_url", page.toString());
        return values;
    }

    private static Optional<DerivedProduct> derived(ProductType type, String template) {
        return type.afterPurchase().stream()
                .flatMap(after -> after.products().stream())
                .filter(product -> product.template().equals(template))
                .findFirst();
    }
}
