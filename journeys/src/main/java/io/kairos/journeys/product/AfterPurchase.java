package io.kairos.journeys.product;

import java.util.List;

/**
 * What follows a purchase.
 *
 * @param journey id of the journey that the customer enters
 * @param products in the order in which the file gives them; never empty
 */
public record AfterPurchase(String journey, List<DerivedProduct> products) {
    public AfterPurchase {
        products = List.copyOf(products);
    }
}
