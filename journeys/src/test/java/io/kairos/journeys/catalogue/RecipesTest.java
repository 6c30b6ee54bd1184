package io.kairos.journeys.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.journeys.bpmn.CompileResult;
import io.kairos.journeys.bpmn.CompileResult.Compiled;
import io.kairos.journeys.bpmn.CompileResult.Refused;
import io.kairos.journeys.bpmn.JourneyCompiler;
import io.kairos.journeys.bpmn.ShippedTables;
import io.kairos.journeys.bpmn.Surroundings;
import io.kairos.journeys.message.MessageTemplates;
import io.kairos.journeys.product.ProductCatalogue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecipesTest {

    private static final JourneyCompiler COMPILER = new JourneyCompiler(new Surroundings(
                    JourneyCompiler.CHANNELS,
                    MessageTemplates.load().names(),
                    Map.of(),
                    ProductCatalogue.shipped().types())
            .with(ShippedTables.all()));

    static List<String> recipes() {
        return Recipes.all().stream().map(Recipe::id).toList();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void a_recipe_compiles_as_it_is_without_a_warning(String id) {
        CompileResult result = COMPILER.compile(id, Recipes.bpmn(id).orElseThrow());

        assertThat(result instanceof Refused refused ? refused.problems() : List.of())
                .isEmpty();
        assertThat(((Compiled) result).warnings()).isEmpty();
        assertThat(((Compiled) result).journey().id()).isEqualTo(id);
    }

    /** Templates of Camunda 7 write values but no event definitions: this is what the desktop Modeler saves without our plug-in. */
    @ParameterizedTest
    @MethodSource("recipes")
    void a_recipe_drawn_without_the_plugin_is_completed(String id) {
        String bare = new String(Recipes.bpmn(id).orElseThrow(), java.nio.charset.StandardCharsets.UTF_8)
                .replaceAll("<bpmn:(timer|message)EventDefinition[^>]*/>", "")
                .replaceAll("<bpmn:message [^>]*/>", "")
                .replace(" triggeredByEvent=\"true\"", "");

        CompileResult result = COMPILER.compile(id, bare.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(result instanceof Refused refused ? refused.problems() : List.of())
                .isEmpty();
        Compiled whole = (Compiled) COMPILER.compile(id, Recipes.bpmn(id).orElseThrow());
        assertThat(((Compiled) result).journey()).isEqualTo(whole.journey());
    }
}
