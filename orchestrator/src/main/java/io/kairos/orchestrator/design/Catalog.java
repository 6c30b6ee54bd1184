package io.kairos.orchestrator.design;

import io.kairos.journeys.Text;
import io.kairos.journeys.bpmn.ShippedTables;
import io.kairos.journeys.catalogue.Choices;
import io.kairos.journeys.catalogue.Choices.Choice;
import io.kairos.journeys.catalogue.TemplateCatalogue;
import io.kairos.journeys.feel.Variables;
import io.kairos.journeys.message.MessageTemplates;
import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.orchestrator.dispatch.ChannelForms;
import io.kairos.orchestrator.dispatch.ChannelNames;
import io.kairos.orchestrator.platform.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the forms of this installation have to choose from. */
@Component
class Catalog {
    private final ChannelNames channels;
    private final ChannelForms forms;
    private final MessageTemplates messages;
    private final ProductCatalogue products;
    private final Topics topics;
    private final Texts texts;

    Catalog(
            ChannelNames channels,
            ChannelForms forms,
            MessageTemplates messages,
            ProductCatalogue products,
            Topics topics,
            Texts texts) {
        this.channels = channels;
        this.forms = forms;
        this.messages = messages;
        this.products = products;
        this.topics = topics;
        this.texts = texts;
    }

    /** The answer of {@code GET /api/catalog}. */
    record View(
            List<Named> channels,
            List<Message> templates,
            List<Named> topics,
            List<Product> productTypes,
            List<Named> tables,
            List<Variable> variables,
            List<Named> journeys) {}

    record Named(String id, String name) {}

    /** @param channels those that can send it */
    record Message(String id, List<String> channels, List<String> locales) {}

    record Product(String id, String name, String cycle) {}

    record Variable(String name, String text) {}

    View view(Locale language) {
        List<String> served = channels.all().stream().sorted().toList();
        return new View(
                served.stream()
                        .map(id -> new Named(id, word("catalog.channel." + id, id, language)))
                        .toList(),
                messages.names().stream()
                        .sorted()
                        .map(name -> message(name, served))
                        .toList(),
                topics.all().stream()
                        .map(id -> new Named(id, word("catalog.topic." + id, id, language)))
                        .toList(),
                products.types().stream()
                        .map(type -> new Product(
                                type.id(),
                                type.name().in(language),
                                type.cycle().name().toLowerCase(Locale.ROOT)))
                        .toList(),
                ShippedTables.all().all().stream()
                        .map(table -> new Named(table.id(), table.name()))
                        .toList(),
                Variables.all().stream()
                        .map(one -> new Variable(one.name(), one.text().in(language)))
                        .toList(),
                topics.journeys(language));
    }

    /** The forms of the steps, with these choices in them. */
    byte[] templates(Locale language) {
        var choices = new Choices(
                messages.names().stream().sorted().map(Catalog::choice).toList(),
                topics.all().stream().map(Catalog::choice).toList(),
                ShippedTables.all().ids().stream().sorted().map(Catalog::choice).toList());
        return TemplateCatalogue.shipped().json(language, choices);
    }

    private static Choice choice(String id) {
        return new Choice(id, new Text(id, id));
    }

    private Message message(String name, List<String> served) {
        List<String> meant = Stream.concat(
                        products.types().stream().flatMap(type -> messages.idFor(name, type.id(), 1).stream()),
                        Stream.of(name).filter(messages.ids()::contains))
                .distinct()
                .toList();
        List<String> sending = served.stream()
                .filter(channel -> meant.stream()
                        .anyMatch(id -> messages.forms(id).stream()
                                .anyMatch(form -> forms.of(channel).contains(form))))
                .toList();
        List<String> languages = meant.stream()
                .flatMap(id -> messages.languageTags(id).stream())
                .distinct()
                .sorted()
                .toList();
        return new Message(name, sending, languages);
    }

    private String word(String key, String otherwise, Locale language) {
        return texts.find(key, Map.of(), language).orElse(otherwise);
    }
}
