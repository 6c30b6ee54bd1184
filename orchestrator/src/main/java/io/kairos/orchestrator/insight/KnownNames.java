package io.kairos.orchestrator.insight;

import io.kairos.journeys.bpmn.Journey;
import io.kairos.journeys.bpmn.Step;
import io.kairos.journeys.bpmn.StepProperties;
import io.kairos.journeys.product.ProductCatalogue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names from the journeys' files and the product catalogue. */
record KnownNames(Map<String, JourneyLibrary.Read> journeys, ProductCatalogue products, Locale locale)
        implements Names {

    @Override
    public String journey(String journeyId) {
        return read(journeyId).map(journey -> journey.names().in(locale)).orElse(journeyId);
    }

    @Override
    public String step(String journeyId, String elementId) {
        return read(journeyId)
                .flatMap(journey -> journey.step(elementId))
                .map(step -> step.names().in(locale))
                .filter(name -> !name.isBlank())
                .orElse(elementId);
    }

    @Override
    public Optional<String> channel(String journeyId, String elementId) {
        return read(journeyId).flatMap(journey -> nextChannel(journey.steps(), elementId));
    }

    @Override
    public String productType(String productTypeId) {
        return products.type(productTypeId).map(type -> type.name().in(locale)).orElse(productTypeId);
    }

    @Override
    public boolean followsPurchase(String journeyId) {
        return read(journeyId)
                .map(journey -> journey.entry() == Journey.Entry.PURCHASE)
                .orElse(false);
    }

    private Optional<Journey> read(String journeyId) {
        return Optional.ofNullable(journeys.get(journeyId)).flatMap(JourneyLibrary.Read::journey);
    }

    /** Steps stand in the order a customer meets them, so the next send is the one the wait is for. */
    private static Optional<String> nextChannel(List<Step> steps, String elementId) {
        return steps.stream()
                .dropWhile(step -> !step.id().equals(elementId))
                .filter(step -> step.kind() == Step.Kind.SEND)
                .findFirst()
                .flatMap(step -> step.property(StepProperties.SEND_CHANNEL));
    }
}
