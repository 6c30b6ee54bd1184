package io.kairos.orchestrator.journey;

import io.kairos.journeys.Problem;
import io.kairos.journeys.bpmn.Journey;
import io.kairos.journeys.bpmn.OwnContent;
import io.kairos.journeys.bpmn.Step;
import io.kairos.journeys.bpmn.StepProperties;
import io.kairos.journeys.message.Form;
import io.kairos.journeys.message.MessageTemplates;
import io.kairos.journeys.message.ProvidedVariables;
import io.kairos.journeys.product.AfterPurchase;
import io.kairos.journeys.product.DerivedProduct;
import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.dispatch.ChannelForms;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Compares, before a journey is in force, what its messages read with what it gives them: for each product type that enters it, each
 * send step, each round. A value nobody would have is found here, not in a customer's mailbox.
 */
@Component
class MessageChecks {
    private final MessageTemplates templates;
    private final ProductCatalogue catalogue;
    private final ChannelForms forms;

    MessageChecks(MessageTemplates templates, ProductCatalogue catalogue, ChannelForms forms) {
        this.templates = templates;
        this.catalogue = catalogue;
        this.forms = forms;
    }

    /** Errors alone; each names message and variable, with the nearest name there is. */
    List<Problem> errors(Journey journey) {
        return errors(journey, Set.of());
    }

    /** The same with further product types, whose customers are to enter it. */
    List<Problem> errors(Journey journey, Set<String> entering) {
        return catalogue.types().stream()
                .flatMap(type -> errors(journey, type, entering.contains(type.id())).stream())
                .distinct()
                .toList();
    }

    /** The product types whose customers enter a journey, with further ones. */
    Set<String> entering(Journey journey, Set<String> also) {
        return catalogue.types().stream()
                .filter(type -> enters(journey, type, also.contains(type.id())))
                .map(ProductType::id)
                .collect(Collectors.toSet());
    }

    /** The same for a file that may be nobody's journey yet: where no product type enters it, what none of them would have. */
    List<Problem> errorsForAnybody(Journey journey) {
        if (catalogue.types().stream().anyMatch(type -> enters(journey, type, false))) {
            return errors(journey);
        }
        List<List<Problem>> all = catalogue.types().stream()
                .map(type -> errors(journey, type, true))
                .toList();
        return all.stream()
                .flatMap(List::stream)
                .distinct()
                .filter(problem -> all.stream().allMatch(of -> of.contains(problem)))
                .toList();
    }

    /** The same for the customers of one product type, be it in force or not. */
    List<Problem> errors(Journey journey, ProductType type, boolean entering) {
        return journey.steps().stream()
                .filter(step -> step.kind() == Step.Kind.SEND)
                .flatMap(step -> errors(journey, type, step, entering))
                .distinct()
                .toList();
    }

    private Stream<Problem> errors(Journey journey, ProductType type, Step step, boolean entering) {
        String channel = step.property(StepProperties.SEND_CHANNEL).orElse("");
        String template = step.property(StepProperties.SEND_TEMPLATE).orElse("");
        ProvidedVariables given = ProvidedVariables.of(type);
        Set<Form> read = forms.of(channel);
        var words = OwnContent.words(step.properties());
        if (!words.isEmpty()) {
            return enters(journey, type, entering)
                    ? read.stream()
                            .flatMap(form -> templates.check(step.id(), words, form, given).stream())
                            .filter(Problem::isError)
                    : Stream.empty();
        }
        return messages(journey, type, template, entering)
                .flatMap(message -> read.stream().flatMap(form -> templates.check(message, form, given).stream()))
                .filter(Problem::isError);
    }

    /** What this step sends about this type; nothing for types that never enter the journey. */
    private Stream<String> messages(Journey journey, ProductType type, String template, boolean entering) {
        if (template.equals(StepProperties.DERIVED_PRODUCT)) {
            return type
                    .afterPurchase()
                    .filter(after -> entering || after.journey().equals(journey.id()))
                    .stream()
                    .map(AfterPurchase::products)
                    .flatMap(List::stream)
                    .map(DerivedProduct::template);
        }
        if (!enters(journey, type, entering)) {
            return Stream.empty();
        }
        Set<String> ids = new TreeSet<>();
        IntStream.rangeClosed(1, Math.max(1, journey.remindMax().orElse(1)))
                .forEach(round -> templates.idFor(template, type.id(), round).ifPresent(ids::add));
        return ids.stream();
    }

    private static boolean enters(Journey journey, ProductType type, boolean entering) {
        return entering
                || type.messaging().journey().equals(journey.id())
                || type.afterPurchase()
                        .filter(after -> after.journey().equals(journey.id()))
                        .isPresent();
    }
}
