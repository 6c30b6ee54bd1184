package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.JourneyCompiler;
import io.kairos.journeys.bpmn.Surroundings;
import io.kairos.journeys.feel.DecisionTables;
import io.kairos.journeys.message.MessageTemplates;
import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.orchestrator.dispatch.ChannelNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Product types and journeys in force: the shipped ones, or those of the folder the operator names. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JourneySettings.class)
class JourneyConfiguration {
    @Bean
    ProductCatalogue productCatalogue(JourneySettings settings) {
        var own = settings.ownFolder()
                .map(folder -> folder.resolve("product-types.yaml"))
                .filter(Files::exists);
        if (own.isEmpty()) {
            return ProductCatalogue.shipped();
        }
        try (var yaml = Files.newInputStream(own.get())) {
            var loading = ProductCatalogue.load(yaml);
            if (loading instanceof ProductCatalogue.Loading.Loaded loaded) {
                return loaded.catalogue();
            }
            throw new JourneyRefusedException(
                    "product-types.yaml", ((ProductCatalogue.Loading.Refused) loading).problems());
        } catch (IOException e) {
            throw new UncheckedIOException("Product types cannot be read: " + e.getMessage(), e);
        }
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
        var surroundings = new Surroundings(channels.all(), templates.names(), Map.of(), catalogue.types());
        return new JourneyCompiler(surroundings.with(tables));
    }

    /** Every journey is in force before the first event or wake-up is served. */
    @Bean
    SmartInitializingSingleton journeyDeployment(JourneyRegistry registry, JourneySettings settings) {
        return () -> JourneyFiles.read(settings.ownFolder()).forEach(registry::deploy);
    }
}
