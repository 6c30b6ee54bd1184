package io.kairos.journeys.catalogue;

import io.kairos.journeys.Text;
import java.util.List;

/** What an installation has to choose from in the forms; an empty list leaves a field open for any text. */
public record Choices(List<Choice> messages, List<Choice> topics, List<Choice> tables, List<Choice> journeys) {

    /** Nothing is known: every such field is open text. */
    public static final Choices NONE = new Choices(List.of(), List.of(), List.of(), List.of());

    /** One of them. */
    public record Choice(String value, Text name) {}

    public Choices {
        messages = List.copyOf(messages);
        topics = List.copyOf(topics);
        tables = List.copyOf(tables);
        journeys = List.copyOf(journeys);
    }

    List<Choice> from(String source) {
        return switch (source) {
            case "messages" -> messages;
            case "topics" -> topics;
            case "tables" -> tables;
            case "journeys" -> journeys;
            default -> List.of();
        };
    }
}
