package io.kairos.orchestrator.design;

import io.kairos.journeys.bpmn.Journey;
import io.kairos.journeys.bpmn.Step;
import io.kairos.journeys.bpmn.StepProperties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Compares what two versions of a journey send. */
final class MessageDifference {
    private MessageDifference() {}

    static Review.Messages of(Optional<Journey> before, Optional<Journey> after, Locale language) {
        Map<String, Review.Message> old = messages(before, language);
        Map<String, Review.Message> now = messages(after, language);
        List<Review.Message> added = new ArrayList<>();
        List<Review.Changed> changed = new ArrayList<>();
        now.forEach((step, message) -> {
            Review.Message earlier = old.remove(step);
            if (earlier == null) {
                added.add(message);
            } else if (!earlier.equals(message)) {
                changed.add(new Review.Changed(step, earlier, message));
            }
        });
        return new Review.Messages(added, List.copyOf(old.values()), changed);
    }

    private static Map<String, Review.Message> messages(Optional<Journey> journey, Locale language) {
        Map<String, Review.Message> messages = new LinkedHashMap<>();
        journey.stream()
                .flatMap(one -> one.steps().stream())
                .filter(step -> step.kind() == Step.Kind.SEND)
                .forEach(step -> messages.put(
                        step.id(),
                        new Review.Message(
                                step.id(),
                                step.names().in(language),
                                step.property(StepProperties.SEND_CHANNEL).orElse(""),
                                step.property(StepProperties.SEND_TEMPLATE).orElse(""),
                                step.property(StepProperties.SEND_TOPIC).orElse(""))));
        return messages;
    }
}
