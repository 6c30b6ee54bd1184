package io.kairos.orchestrator.design;

import io.kairos.journeys.Text;
import io.kairos.journeys.bpmn.Journey;
import io.kairos.journeys.bpmn.OwnContent;
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
    private static final Text REWORDED = new Text("its own text has changed", "son propre texte a changé");

    private MessageDifference() {}

    static Review.Messages of(Optional<Journey> before, Optional<Journey> after, Locale language) {
        Map<String, Sent> old = sent(before);
        Map<String, Sent> now = sent(after);
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        now.forEach((id, sent) -> {
            Sent earlier = old.remove(id);
            if (earlier == null) {
                added.add(sent.name().in(language) + ": " + sent.what());
            } else if (earlier.what().equals(sent.what()) && !earlier.words().equals(sent.words())) {
                changed.add(sent.name().in(language) + ": " + REWORDED.in(language));
            } else if (!earlier.what().equals(sent.what())) {
                changed.add(sent.name().in(language) + ": " + earlier.what() + " → " + sent.what());
            }
        });
        List<String> removed = old.values().stream()
                .map(sent -> sent.name().in(language) + ": " + sent.what())
                .toList();
        return new Review.Messages(added, removed, changed);
    }

    private static Map<String, Sent> sent(Optional<Journey> journey) {
        Map<String, Sent> sent = new LinkedHashMap<>();
        journey.stream()
                .flatMap(one -> one.steps().stream())
                .filter(step -> step.kind() == Step.Kind.SEND)
                .forEach(step -> sent.put(step.id(), Sent.by(step)));
        return sent;
    }

    /**
     * @param what template, channel and topic
     * @param words of the step's own
     */
    private record Sent(Text name, String what, Map<String, String> words) {
        static Sent by(Step step) {
            return new Sent(
                    step.names(),
                    step.property(StepProperties.SEND_TEMPLATE).orElse("") + " ("
                            + step.property(StepProperties.SEND_CHANNEL).orElse("") + ", "
                            + step.property(StepProperties.SEND_TOPIC).orElse("") + ")",
                    OwnContent.words(step.properties()));
        }
    }
}
