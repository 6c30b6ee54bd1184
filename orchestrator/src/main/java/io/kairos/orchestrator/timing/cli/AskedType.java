package io.kairos.orchestrator.timing.cli;

import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.platform.StartFailure;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the product type that a word means. */
final class AskedType {
    private AskedType() {}

    /** The type of this id, or the only one whose id has the word in it or whose purchases run that way. */
    static ProductType find(String word) {
        List<ProductType> types = ProductCatalogue.shipped().types();
        for (ProductType type : types) {
            if (type.id().equals(word)) return type;
        }
        List<ProductType> meant = types.stream()
                .filter(type -> List.of(type.id().split("-")).contains(word)
                        || type.cycle().name().toLowerCase(Locale.ROOT).equals(word))
                .toList();
        if (meant.size() == 1) return meant.get(0);
        throw new StartFailure(
                "timing-type",
                Map.of(
                        "value",
                        word,
                        "known",
                        String.join(", ", types.stream().map(ProductType::id).toList())));
    }
}
