package io.kairos.orchestrator.timing;

import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.platform.StartFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which families of models are trained for which product types. */
@Component
class Recipes {
    /** Trained on what customers did at which hours, one for all product types. */
    private static final List<Recipe<?>> BY_ACTS = List.of(new HoursRecipe(), new PersonalHoursRecipe());

    private static final List<Recipe<?>> BY_TYPE =
            List.of(new DatedRecipe(), new ConsideredRecipe(), new ReplenishedRecipe(), new CrossSellRecipe());

    /** Every family there is. */
    static final List<Recipe<?>> ALL =
            Stream.concat(BY_TYPE.stream(), BY_ACTS.stream()).toList();

    private final ProductCatalogue catalogue;

    Recipes(ProductCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Everything that is trained, in the order of the catalogue. */
    List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        for (ProductType type : catalogue.types()) {
            for (Recipe<?> recipe : BY_TYPE) {
                if (recipe.suits(type)) tasks.add(new Task(new Slot(type.id(), recipe.family()), recipe));
            }
        }
        BY_ACTS.forEach(recipe -> tasks.add(new Task(new Slot(Slot.ALL, recipe.family()), recipe)));
        return tasks;
    }

    /** The recipe of a stored family; empty: this version of the program has none of that name. */
    Optional<Recipe<?>> of(String family) {
        for (Recipe<?> recipe : ALL) {
            if (recipe.family().equals(family)) return Optional.of(recipe);
        }
        return Optional.empty();
    }

    Optional<ProductType> type(String id) {
        return catalogue.type(id);
    }

    /** The recipe of a family asked for by hand. */
    static Recipe<?> named(String family) {
        return ALL.stream()
                .filter(each -> each.family().equals(family))
                .findFirst()
                .orElseThrow(() -> new StartFailure(
                        "timing-family", Map.of("value", family, "known", String.join(", ", Fit.families()))));
    }

    /** One model to train. */
    record Task(Slot slot, Recipe<?> recipe) {}
}
