package io.kairos.orchestrator.design;

import io.kairos.journeys.Problem;
import io.kairos.journeys.Text;
import io.kairos.journeys.product.AfterPurchase;
import io.kairos.journeys.product.Cycle;
import io.kairos.journeys.product.DerivedProduct;
import io.kairos.journeys.product.EventRule;
import io.kairos.journeys.product.ProductCatalogue.Loading;
import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.journey.JourneyEntries;
import io.kairos.orchestrator.journey.JourneyRegistry;
import io.kairos.orchestrator.product.ProductTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What is wrong or unwise in a product type that somebody wrote: its section, what it refers to, and what it does to what runs. */
@Component
class ProductTypeChecks {
    private static final int LARGEST = 60_000;

    private final ProductTypes types;
    private final Sendable sendable;
    private final Topics topics;
    private final JourneyEntries entries;
    private final JourneyRegistry journeys;

    ProductTypeChecks(
            ProductTypes types, Sendable sendable, Topics topics, JourneyEntries entries, JourneyRegistry journeys) {
        this.types = types;
        this.sendable = sendable;
        this.topics = topics;
        this.entries = entries;
        this.journeys = journeys;
    }

    /** @param needs open needs there are of the type now */
    List<Problem> of(String id, Map<String, Object> section, long needs) {
        if (section.toString().length() > LARGEST) {
            return List.of(Problem.error(
                    "TOO_LARGE",
                    id,
                    new Text("This product type is too large.", "Ce type de produit est trop volumineux."),
                    new Text("Take something out of it.", "Retirez-en quelque chose.")));
        }
        Loading loading = types.with(id, section);
        if (loading instanceof Loading.Refused refused) {
            return refused.problems();
        }
        ProductType type = ((Loading.Loaded) loading).catalogue().type(id).orElseThrow();
        List<Problem> problems = new ArrayList<>();
        references(type, problems);
        cycle(type, needs, problems);
        rhythm(type, problems);
        events(type, problems);
        if (problems.stream().noneMatch(Problem::isError)) {
            problems.addAll(journeys.lacking(entered(type), type));
        }
        return problems;
    }

    /** The journeys its customers enter, by a launch that named the type or by the type itself. */
    Set<String> entered(ProductType type) {
        JourneyEntries.Now now = entries.now();
        Set<String> ids = new HashSet<>();
        now.withNeed(type).ifPresent(ids::add);
        now.withPurchase(type).ifPresent(ids::add);
        return ids;
    }

    private void references(ProductType type, List<Problem> problems) {
        Set<String> known = topics.journeyIds();
        if (!known.contains(type.messaging().journey())) {
            problems.add(noJourney("journey", type.messaging().journey()));
        }
        type.afterPurchase()
                .map(AfterPurchase::journey)
                .filter(journey -> !known.contains(journey))
                .ifPresent(journey -> problems.add(noJourney("after-purchase.journey", journey)));
        List<DerivedProduct> products =
                type.afterPurchase().map(AfterPurchase::products).orElse(List.of());
        for (int i = 0; i < products.size(); i++) {
            String template = products.get(i).template();
            if (!sendable.names().contains(template)) {
                problems.add(Problem.error(
                        "TEMPLATE_UNKNOWN",
                        "after-purchase.products[" + i + "].template",
                        new Text(
                                "There is no message '" + template + "'.",
                                "Le message « " + template + " » n'existe pas."),
                        new Text("Choose one of the messages there are.", "Choisissez l'un des messages existants.")));
            }
        }
    }

    private static Problem noJourney(String at, String journey) {
        return Problem.error(
                "JOURNEY_UNKNOWN",
                at,
                new Text(
                        "No journey '" + journey + "' was ever launched.",
                        "Aucun parcours « " + journey + " » n'a été lancé."),
                new Text(
                        "Choose a journey that runs, or launch this one first.",
                        "Choisissez un parcours qui tourne, ou lancez d'abord celui-ci."));
    }

    /** Needs that are open were read for the cycle they opened in: a dated one has a date, an impulse none. */
    private void cycle(ProductType type, long needs, List<Problem> problems) {
        Cycle before = types.catalogue().type(type.id()).map(ProductType::cycle).orElse(type.cycle());
        if (before != type.cycle() && needs > 0) {
            problems.add(Problem.error(
                    "CYCLE_IN_USE",
                    "cycle",
                    new Text(
                            needs + " customers' needs were opened with the cycle it has.",
                            "Les besoins de " + needs + " clients ont été ouverts avec le cycle actuel."),
                    new Text(
                            "Keep the cycle, or add another product type for the other cycle.",
                            "Gardez le cycle, ou ajoutez un autre type de produit pour l'autre cycle.")));
        }
    }

    /** The same events under the same conditions open a need of both types for one visit: seldom meant. */
    private void events(ProductType type, List<Problem> problems) {
        for (ProductType other : types.catalogue().types()) {
            boolean alike = !other.id().equals(type.id())
                    && type.need().events().stream()
                            .filter(ProductTypeChecks::opens)
                            .anyMatch(mine -> other.need().events().stream()
                                    .filter(ProductTypeChecks::opens)
                                    .anyMatch(its -> its.event().equals(mine.event())
                                            && its.where().equals(mine.where())
                                            && its.each().equals(mine.each())));
            if (alike) {
                problems.add(Problem.warning(
                        "EVENTS_SHARED",
                        "opens",
                        new Text(
                                "The same event opens a need of '"
                                        + other.name().en() + "', too.",
                                "Le même événement ouvre aussi un besoin « "
                                        + other.name().fr() + " »."),
                        new Text(
                                "Tell them apart by a condition, such as another category.",
                                "Distinguez-les par une condition, par exemple une autre catégorie.")));
            }
        }
    }

    private static boolean opens(EventRule rule) {
        return rule.effect() == EventRule.Effect.OPENS;
    }

    private static void rhythm(ProductType type, List<Problem> problems) {
        var lifetime = type.need().lifetime().withoutChange();
        if (type.messaging().economics().halfLife().compareTo(lifetime) > 0) {
            problems.add(Problem.warning(
                    "HALF_LIFE_LONG",
                    "economics.half-life",
                    new Text(
                            "A message is said to be worth half only after the need is over.",
                            "Un message ne perdrait la moitié de sa valeur qu'après la fin du besoin."),
                    new Text(
                            "Make the half-life shorter, or have needs live longer.",
                            "Raccourcissez la demi-vie, ou laissez vivre les besoins plus longtemps.")));
        }
        var cadence = type.messaging().cadence();
        if (cadence.minGap().multipliedBy(cadence.maxReminders() - 1L).compareTo(lifetime) > 0) {
            problems.add(Problem.warning(
                    "REMINDERS_BEYOND_NEED",
                    "reminders.max",
                    new Text(
                            "So many reminders, that far apart, go on after the need is over.",
                            "Autant de rappels, aussi espacés, continueraient après la fin du besoin."),
                    new Text(
                            "Remind less often, or at shorter gaps.",
                            "Rappelez moins souvent, ou à intervalles plus courts.")));
        }
    }
}
