package io.kairos.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.bpmn.CompileResult.Compiled;
import io.kairos.journeys.bpmn.Journey;
import io.kairos.journeys.bpmn.JourneyCompiler;
import io.kairos.journeys.bpmn.ShippedJourneys;
import io.kairos.journeys.message.MessageTemplates;
import io.kairos.journeys.product.AfterPurchase;
import io.kairos.journeys.product.DerivedProduct;
import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.journeys.product.ProductType;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What ships must fit together: product types name journeys and messages that are there. */
class ShippedTogetherTest {

    private static final MessageTemplates MESSAGES = MessageTemplates.load();

    static List<ProductType> types() {
        return ProductCatalogue.shipped().types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_type_has_its_journeys(ProductType type) {
        assertThat(journey(type.messaging().journey()).entry()).isEqualTo(Journey.Entry.NEED);
        for (AfterPurchase after : type.afterPurchase().stream().toList()) {
            assertThat(journey(after.journey()).entry()).isEqualTo(Journey.Entry.PURCHASE);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_type_has_its_own_words_for_each_reminder(ProductType type) {
        for (int round = 1; round <= type.messaging().cadence().maxReminders(); round++) {
            assertThat(MESSAGES.idFor("reminder", type.id(), round)).contains(type.id() + "-reminder-" + round);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_derived_product_has_its_message(ProductType type) {
        List<DerivedProduct> derived =
                type.afterPurchase().map(AfterPurchase::products).orElse(List.of());

        assertThat(derived)
                .isNotEmpty()
                .allSatisfy(product -> assertThat(MESSAGES.ids()).contains(product.template()));
    }

    private static Journey journey(String id) {
        JourneyCompiler compiler = new JourneyCompiler(JourneyCompiler.CHANNELS, MESSAGES.names());
        return ((Compiled) compiler.compile(id, ShippedJourneys.bpmn(id))).journey();
    }
}
