package io.kairos.orchestrator.insight;

import io.kairos.journeys.product.ProductCatalogue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The product types of this installation; those shipped where it has none of its own. */
@Component
class Products {

    private final ProductCatalogue catalogue;

    Products(ObjectProvider<ProductCatalogue> own) {
        catalogue = own.getIfAvailable(ProductCatalogue::shipped);
    }

    ProductCatalogue catalogue() {
        return catalogue;
    }
}
