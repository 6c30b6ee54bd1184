package io.kairos.orchestrator.timing.cli;

import io.kairos.journeys.product.Cycle;
import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.timing.CustomerClock;
import io.kairos.timing.Economics;
import io.kairos.timing.Limits;
import io.kairos.timing.Need;
import io.kairos.timing.QuietHours;
import io.kairos.timing.TimingModels;
import io.kairos.timing.TimingRequest;
import io.kairos.timing.survival.LogNormal;
import io.kairos.timing.survival.SurvivalLaw;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what a customer wants, and what is asked of the models then. */
final class AskedNeed {
    private static final double SECONDS_PER_DAY = 86_400;
    private static final QuietHours QUIET = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

    @Option(names = "--date", paramLabel = "DATE", descriptionKey = "date")
    private @Nullable String date;

    @Option(names = "--first-search", paramLabel = "DATE", descriptionKey = "first-search")
    private @Nullable String firstSearch;

    @Option(names = "--since", paramLabel = "DATE", descriptionKey = "since")
    private @Nullable String since;

    @Option(names = "--purchases", paramLabel = "DATE", split = ",", descriptionKey = "purchases")
    private List<String> purchases = List.of();

    @Mixin
    private AskedFollowUp followUp = new AskedFollowUp();

    @Option(names = "--now", paramLabel = "INSTANT", descriptionKey = "now")
    private @Nullable String now;

    @Option(names = "--zone", paramLabel = "ZONE", descriptionKey = "zone")
    private @Nullable String zone;

    @Option(names = "--place-zone", paramLabel = "ZONE", descriptionKey = "place-zone")
    private @Nullable String placeZone;

    @Option(names = "--feature", paramLabel = "NAME=VALUE", descriptionKey = "feature")
    private Map<String, String> features = Map.of();

    @Option(names = "--messages", paramLabel = "N", descriptionKey = "messages")
    private @Nullable Integer messages;

    /** @param zone the customer's */
    record Request(TimingRequest asked, ZoneId zone) {}

    Request request(ProductType type, TimingModels models) {
        ZoneId customer = zone == null ? ZoneId.of("UTC") : Given.zone("--zone", zone);
        Need need = need(type, models, customer);
        Instant start = start(need, customer);
        Instant asked = now == null ? start : Given.instant("--now", now, customer);
        if (asked.isBefore(start))
            throw new StartFailure("timing-now", Map.of("now", asked.toString(), "start", start.toString()));
        var clock = new CustomerClock(
                customer, zone == null ? CustomerClock.Source.DEFAULT : CustomerClock.Source.EXPLICIT);
        return new Request(new TimingRequest("asked", asked, need, clock, limits(type), economics(type)), customer);
    }

    private Need need(ProductType type, TimingModels models, ZoneId customer) {
        Optional<Need.AfterPurchase> after = followUp.need(type.id());
        if (after.isPresent()) return after.get();
        if (type.cycle() == Cycle.DATED) {
            ZoneId place = placeZone == null ? customer : Given.zone("--place-zone", placeZone);
            return new Need.Dated(
                    type.id(),
                    Given.date("--date", required("--date", date, type)),
                    place,
                    Given.instant("--first-search", required("--first-search", firstSearch, type), customer),
                    features);
        }
        if (type.cycle() == Cycle.REPLENISHED) {
            if (purchases.isEmpty()) throw missing("--purchases", type);
            List<Instant> bought = purchases.stream()
                    .map(each -> Given.instant("--purchases", each, customer))
                    .toList();
            return new Need.Replenished(
                    type.id(), bought, type.messaging().cadence().typicalGap().orElse(Duration.ofDays(30)));
        }
        Instant interested = Given.instant("--since", required("--since", since, type), customer);
        if (type.cycle() == Cycle.IMPULSE) return new Need.Impulse(interested);
        return new Need.Considered(type.id(), interested, law(type, models));
    }

    /** The one the product type names, unless one was fitted. */
    private static Optional<SurvivalLaw> law(ProductType type, TimingModels models) {
        if (models.considered(type.id()).isPresent()) return Optional.empty();
        return type.messaging()
                .cadence()
                .usualDelay()
                .map(law -> new LogNormal(StrictMath.log(law.median().toSeconds() / SECONDS_PER_DAY), law.spread()));
    }

    private static Instant start(Need need, ZoneId customer) {
        if (need instanceof Need.Dated dated) return dated.firstSearch();
        if (need instanceof Need.Impulse impulse) return impulse.trigger();
        if (need instanceof Need.Considered considered) return considered.since();
        if (need instanceof Need.Replenished replenished)
            return replenished.purchases().stream()
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        if (need instanceof Need.AfterPurchase after)
            return last(after).atTime(LocalTime.NOON).atZone(customer).toInstant();
        throw new IllegalStateException("no start of " + need.getClass());
    }

    private static LocalDate last(Need.AfterPurchase after) {
        return after.history().get(after.history().size() - 1).day();
    }

    private Limits limits(ProductType type) {
        var cadence = type.messaging().cadence();
        return new Limits(
                messages == null ? cadence.maxReminders() : messages,
                Optional.empty(),
                cadence.minGap(),
                QUIET,
                Optional.empty(),
                Duration.ZERO);
    }

    private static Economics economics(ProductType type) {
        var money = type.messaging().economics();
        return new Economics(
                money.value().doubleValue(),
                money.responseRate(),
                money.costPerMessage().doubleValue(),
                money.halfLife());
    }

    private static String required(String option, @Nullable String value, ProductType type) {
        if (value == null) throw missing(option, type);
        return value;
    }

    private static StartFailure missing(String option, ProductType type) {
        return new StartFailure("timing-missing", Map.of("option", option, "type", type.id()));
    }
}
