package io.kairos.journeys.product;

import io.kairos.journeys.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one product type of the file. */
final class TypeSection {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final Text ID_SHAPE = new Text(
            "lower-case letters, digits and hyphens", "des minuscules sans accent, des chiffres et des traits d'union");
    private static final Text TIME_SHAPE = new Text(
            "a time such as 20 minutes, 3 hours, 10 days or 2 weeks",
            "une durée telle que 20 minutes, 3 hours, 10 days ou 2 weeks (minutes, heures, jours, semaines)");
    private static final Text DAYS_SHAPE =
            new Text("a number of days such as 5 days", "un nombre de jours tel que 5 days");
    private static final Text YES_NO = new Text("yes or no", "yes (oui) ou no (non)");
    private static final Text AMOUNT_SHAPE = new Text("an amount such as 24.50", "un montant tel que 24.50");
    private static final Text COST_SHAPE = new Text("an amount such as 0.002", "un montant tel que 0.002");
    private static final Text RATE_SHAPE =
            new Text("a number above 0, at most 1", "un nombre supérieur à 0, au plus 1");

    private TypeSection() {}

    static ProductType read(String id, YamlMap map) {
        map.only(
                "name",
                "cycle",
                "journey",
                "facts",
                "opens",
                "changes",
                "wins",
                "loses",
                "needs",
                "economics",
                "reminders",
                "after-purchase");
        if (id(id).isEmpty()) {
            map.complain(
                    "BAD_ID",
                    "",
                    "is no id: use " + ID_SHAPE.en(),
                    "n'est pas un identifiant : mettez " + ID_SHAPE.fr());
        }
        Cycle cycle = map.value(
                "cycle",
                TypeSection::cycle,
                Cycle.IMPULSE,
                new Text("impulse, considered, dated or replenished", "impulse, considered, dated ou replenished"));
        NeedRules need = new NeedRules(EventSection.rules(map), sameness(map.map("needs")), lifetime(map.map("needs")));
        Messaging messaging = new Messaging(
                map.value("journey", TypeSection::id, "none", ID_SHAPE),
                economics(map.map("economics")),
                cadence(map.map("reminders"), cycle));
        Optional<AfterPurchase> after =
                map.has("after-purchase") ? Optional.of(afterPurchase(map.map("after-purchase"))) : Optional.empty();
        return new ProductType(id, name(map), cycle, need, messaging, after);
    }

    private static Sameness sameness(YamlMap needs) {
        needs.only("same-subject", "same-within-days", "new-need", "purchase-closes", "expire-after", "expire-on-date");
        return new Sameness(
                !needs.value("same-subject", TypeSection::yesNo, true, YES_NO),
                needs.optional(
                                "same-within-days",
                                text -> whole(text, 0, 540),
                                new Text("days from 0 to 540", "des jours de 0 à 540"))
                        .orElse(0),
                needs.value(
                        "new-need",
                        t -> choice(t, "beside", "supersedes"),
                        false,
                        new Text("beside or supersedes", "beside ou supersedes")),
                needs.value(
                        "purchase-closes",
                        t -> choice(t, "best", "all"),
                        false,
                        new Text("best or all", "best ou all")));
    }

    private static Lifetime lifetime(YamlMap needs) {
        return new Lifetime(
                needs.value("expire-after", PlainWords::duration, Duration.ofDays(1), TIME_SHAPE),
                needs.optional("expire-on-date", TypeSection::yesNo, YES_NO).orElse(false));
    }

    private static Economics economics(YamlMap map) {
        map.only("value", "currency", "response-rate", "cost-per-message", "half-life", "channels");
        return new Economics(
                map.value("value", Scalars::amount, BigDecimal.ONE, AMOUNT_SHAPE),
                map.value(
                        "currency",
                        TypeSection::currency,
                        "EUR",
                        new Text("an ISO 4217 code such as EUR", "un code ISO 4217 tel que EUR")),
                map.value("response-rate", TypeSection::probability, 1.0, RATE_SHAPE),
                map.value("cost-per-message", Scalars::amount, BigDecimal.ONE, COST_SHAPE),
                map.value("half-life", PlainWords::duration, Duration.ofDays(1), TIME_SHAPE),
                map.has("channels") ? channels(map.map("channels")) : Map.of());
    }

    private static Map<String, ChannelEconomics> channels(YamlMap map) {
        Map<String, ChannelEconomics> channels = new HashMap<>();
        for (String channel : map.keys()) {
            YamlMap one = map.map(channel).only("response-rate", "cost-per-message");
            channels.put(
                    channel,
                    new ChannelEconomics(
                            one.optional("response-rate", TypeSection::probability, RATE_SHAPE),
                            one.optional("cost-per-message", Scalars::amount, COST_SHAPE)));
        }
        return channels;
    }

    private static Cadence cadence(YamlMap map, Cycle cycle) {
        map.only("max", "min-gap", "usual-delay", "typical-gap");
        if (cycle == Cycle.REPLENISHED && !map.has("typical-gap")) {
            map.complain(
                    "MISSING",
                    "typical-gap",
                    "is needed for a replenished product",
                    "est nécessaire pour un produit racheté régulièrement");
        }
        return new Cadence(
                map.value(
                        "max",
                        text -> whole(text, 1, 20),
                        1,
                        new Text("a whole number from 1 to 20", "un nombre entier de 1 à 20")),
                map.value("min-gap", PlainWords::duration, Duration.ofDays(1), TIME_SHAPE),
                map.has("usual-delay") ? Optional.of(law(map.map("usual-delay"))) : Optional.empty(),
                map.optional("typical-gap", PlainWords::duration, TIME_SHAPE));
    }

    private static LagLaw law(YamlMap map) {
        map.only("median", "spread");
        return new LagLaw(
                map.value("median", PlainWords::duration, Duration.ofDays(1), TIME_SHAPE),
                map.value(
                        "spread",
                        TypeSection::spread,
                        1.0,
                        new Text("a number above 0, at most 5", "un nombre supérieur à 0, au plus 5")));
    }

    private static AfterPurchase afterPurchase(YamlMap map) {
        map.only("journey", "products");
        List<DerivedProduct> products = new ArrayList<>();
        for (YamlMap product : map.maps("products")) {
            product.only("id", "name", "after", "lag", "before-date", "topic", "template");
            products.add(new DerivedProduct(
                    product.value("id", TypeSection::id, "none", ID_SHAPE),
                    name(product),
                    moment(product),
                    product.value("topic", TypeSection::id, "none", ID_SHAPE),
                    product.value("template", TypeSection::id, "none", ID_SHAPE)));
        }
        if (products.isEmpty()) {
            map.complain("MISSING", "products", "names no product", "ne nomme aucun produit");
        }
        return new AfterPurchase(map.value("journey", TypeSection::id, "none", ID_SHAPE), products);
    }

    private static DerivedMoment moment(YamlMap product) {
        long given = List.of("after", "lag", "before-date").stream()
                .filter(product::has)
                .count();
        if (given != 1) {
            product.complain(
                    "ONE_MOMENT",
                    "",
                    "must have exactly one of 'after', 'lag' and 'before-date'",
                    "doit avoir exactement un de « after », « lag » et « before-date »");
        }
        if (product.has("lag")) {
            return new DerivedMoment.Lag(law(product.map("lag")));
        }
        if (product.has("before-date")) {
            return new DerivedMoment.BeforeDate(product.value("before-date", text -> days(text), 1, DAYS_SHAPE));
        }
        return new DerivedMoment.After(
                product.optional("after", PlainWords::duration, TIME_SHAPE).orElse(Duration.ofDays(1)));
    }

    private static Text name(YamlMap map) {
        YamlMap name = map.map("name").only("en", "fr");
        return new Text(
                name.value("en", TypeSection::words, "?", new Text("the English name", "le nom anglais")),
                name.value("fr", TypeSection::words, "?", new Text("the French name", "le nom français")));
    }

    private static Optional<String> id(String text) {
        return Optional.of(text).filter(t -> ID.matcher(t).matches());
    }

    private static Optional<String> words(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty() && t.length() <= 80);
    }

    private static Optional<Cycle> cycle(String text) {
        for (Cycle cycle : Cycle.values()) {
            if (cycle.name().toLowerCase(Locale.ROOT).equals(text)) {
                return Optional.of(cycle);
            }
        }
        return Optional.empty();
    }

    private static Optional<Boolean> yesNo(String text) {
        return choice(text, "no", "yes");
    }

    private static Optional<Boolean> choice(String text, String no, String yes) {
        return text.equals(yes) ? Optional.of(true) : text.equals(no) ? Optional.of(false) : Optional.empty();
    }

    private static Optional<Integer> whole(String text, int least, int most) {
        return Optional.of(text)
                .filter(t -> t.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .filter(n -> n >= least && n <= most);
    }

    private static Optional<Integer> days(String text) {
        return PlainWords.duration(text).filter(d -> d.toHours() % 24 == 0).map(d -> (int) d.toDays());
    }

    private static Optional<Double> probability(String text) {
        return Scalars.amount(text).map(BigDecimal::doubleValue).filter(p -> p > 0 && p <= 1);
    }

    private static Optional<Double> spread(String text) {
        return Scalars.amount(text).map(BigDecimal::doubleValue).filter(s -> s > 0 && s <= 5);
    }

    private static Optional<String> currency(String text) {
        return Optional.of(text).filter(t -> t.matches("[A-Z]{3}"));
    }
}
