package io.kairos.orchestrator.design;

import io.kairos.journeys.message.MessageTemplates;
import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.orchestrator.dispatch.ChannelForms;
import io.kairos.orchestrator.dispatch.ChannelNames;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a step may send, and by which channel. */
@Component
class Sendable {
    private final ChannelNames channels;
    private final ChannelForms forms;
    private final MessageTemplates messages;
    private final ProductCatalogue products;

    Sendable(ChannelNames channels, ChannelForms forms, MessageTemplates messages, ProductCatalogue products) {
        this.channels = channels;
        this.forms = forms;
        this.messages = messages;
        this.products = products;
    }

    /** @param channels those that can send it */
    record Message(String id, List<String> channels, List<String> locales) {}

    List<String> channels() {
        return channels.all().stream().sorted().toList();
    }

    /** Names that a send step may give. */
    List<String> names() {
        return messages.names().stream().sorted().toList();
    }

    List<Message> messages() {
        return names().stream().map(this::message).toList();
    }

    private Message message(String name) {
        List<String> meant = Stream.concat(
                        products.types().stream().flatMap(type -> messages.idFor(name, type.id(), 1).stream()),
                        Stream.of(name).filter(messages.ids()::contains))
                .distinct()
                .toList();
        List<String> sending = channels().stream()
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
}
