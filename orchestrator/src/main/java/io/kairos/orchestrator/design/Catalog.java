package io.kairos.orchestrator.design;

import io.kairos.journeys.Text;
import io.kairos.journeys.catalogue.Choices;
import io.kairos.journeys.catalogue.Choices.Choice;
import io.kairos.journeys.catalogue.TemplateCatalogue;
import io.kairos.journeys.feel.DecisionTables;
import io.kairos.journeys.feel.Variables;
import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.orchestrator.platform.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the forms of this installation have to choose from. */
@Component
class Catalog {
    private final Sendable sendable;
    private final ProductCatalogue products;
    private final Topics topics;
    private final DecisionTables tables;
    private final Texts texts;

    Catalog(Sendable sendable, ProductCatalogue products, Topics topics, DecisionTables tables, Texts texts) {
        this.sendable = sendable;
        this.products = products;
        this.topics = topics;
        this.tables = tables;
        this.texts = texts;
    }

    /** The answer of {@code GET /api/catalog}. */
    record View(
            List<Named> channels,
            List<Sendable.Message> templates,
            List<Named> topics,
            List<Product> productTypes,
            List<Table> tables,
            List<Variable> variables,
            List<Named> journeys) {}

    record Named(String id, String name) {}

    /** @param outputs what it decides */
    record Table(String id, String name, List<String> outputs) {}

    record Product(String id, String name, String cycle) {}

    record Variable(String name, String text) {}

    View view(Locale language) {
        return new View(
                sendable.channels().stream()
                        .map(id -> new Named(id, word("catalog.channel." + id, id, language)))
                        .toList(),
                sendable.messages(),
                topics.all().stream()
                        .map(id -> new Named(id, word("catalog.topic." + id, id, language)))
                        .toList(),
                products.types().stream()
                        .map(type -> new Product(
                                type.id(),
                                type.name().in(language),
                                type.cycle().name().toLowerCase(Locale.ROOT)))
                        .toList(),
                tables.all().stream()
                        .map(table -> new Table(table.id(), table.name(), table.outputs()))
                        .toList(),
                Variables.all().stream()
                        .map(one -> new Variable(one.name(), one.text().in(language)))
                        .toList(),
                topics.journeys(language));
    }

    /** The forms of the steps, with these choices in them. */
    byte[] templates(Locale language) {
        var choices = new Choices(
                sendable.names().stream().map(Catalog::choice).toList(),
                topics.all().stream().map(Catalog::choice).toList(),
                tables.ids().stream().sorted().map(Catalog::choice).toList(),
                topics.journeys(language).stream()
                        .map(journey -> new Choice(journey.id(), new Text(journey.name(), journey.name())))
                        .toList());
        return TemplateCatalogue.shipped().json(language, choices);
    }

    private static Choice choice(String id) {
        return new Choice(id, new Text(id, id));
    }

    private String word(String key, String otherwise, Locale language) {
        return texts.find(key, Map.of(), language).orElse(otherwise);
    }
}
