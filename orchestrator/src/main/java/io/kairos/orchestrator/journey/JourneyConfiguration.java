package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.JourneyCompiler;
import io.kairos.journeys.bpmn.Surroundings;
import io.kairos.journeys.feel.DecisionTables;
import io.kairos.journeys.message.MessageTemplates;
import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.orchestrator.dispatch.ChannelNames;
import io.kairos.orchestrator.product.ProductTypeStore;
import io.kairos.orchestrator.product.ProductTypes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Product types and journeys in force: the shipped ones, or those of the folder the operator names. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({JourneySettings.class, JournalSettings.class})
class JourneyConfiguration {
    @Bean
    ProductTypes productTypes(JourneySettings settings, ProductTypeStore store, JsonMapper json) {
        byte[] yaml = productTypesFile(settings);
        if (ProductCatalogue.load(new ByteArrayInputStream(yaml)) instanceof ProductCatalogue.Loading.Refused refused) {
            throw new JourneyRefusedException("product-types.yaml", refused.problems());
        }
        return new ProductTypes(ProductCatalogue.sections(new ByteArrayInputStream(yaml)), store, json);
    }

    private static byte[] productTypesFile(JourneySettings settings) {
        var own = settings.ownFolder()
                .map(folder -> folder.resolve("product-types.yaml"))
                .filter(Files::exists);
        try (var yaml = own.isPresent() ? Files.newInputStream(own.get()) : ProductCatalogue.shippedFile()) {
            return yaml.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Product types cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whoever asks it is answered by what is in force at that moment. */
    @Bean
    ProductCatalogue productCatalogue(ProductTypes types) {
        return ProductCatalogue.following(types::catalogue);
    }

    @Bean
    MessageTemplates messageTemplates(ObjectProvider<JourneyRegistry> journeys) {
        return MessageTemplates.load()
                .with((journeyId, version, step) -> journeys.getObject()
                        .find(journeyId, version)
                        .map(found -> found.words(step))
                        .orElse(Map.of()));
    }

    @Bean
    DecisionTables decisionTables(JourneySettings settings) {
        return TableFiles.read(settings.ownFolder());
    }

    @Bean
    JourneyCompiler journeyCompiler(
            MessageTemplates templates, ChannelNames channels, DecisionTables tables, ProductCatalogue catalogue) {
        return new JourneyCompiler(
                () -> new Surroundings(channels.all(), templates.names(), Map.of(), catalogue.types()).with(tables));
    }

    /** Every journey is in force before the first event or wake-up is served. */
    @Bean
    SmartInitializingSingleton journeyDeployment(JourneyRegistry registry, JourneySettings settings) {
        return () -> JourneyFiles.read(settings.ownFolder()).forEach(registry::deploy);
    }
}
