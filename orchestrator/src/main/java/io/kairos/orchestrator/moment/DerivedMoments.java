package io.kairos.orchestrator.moment;

import io.kairos.journeys.product.DerivedMoment;
import io.kairos.journeys.product.DerivedProduct;
import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.decision.Timing;
import io.kairos.timing.Need;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** When, in the weeks after a purchase, each derived product is wanted. */
@Component
public class DerivedMoments {
    /** A forenoon hour at which shops take most orders; a fixed delay says the day, not the hour. */
    private static final LocalTime HOUR = LocalTime.of(10, 0);

    private final Moments moments;
    private final LearnedOffers learned;
    private final Orders orders;

    DerivedMoments(Moments moments, LearnedOffers learned, Orders orders) {
        this.moments = moments;
        this.learned = learned;
        this.orders = orders;
    }

    /**
     * The earliest moment still to come among the derived products neither offered nor bought yet; a moment already past is left out,
     * never caught up with. Of those with a lag a trained model says which comes first, and when.
     */
    public Optional<MomentAnswer> next(ProductType type, MomentQuestion question, Set<String> offered) {
        var products = type.afterPurchase().map(after -> after.products()).orElse(List.of()).stream()
                .filter(product -> !offered.contains(product.id()))
                .toList();
        if (products.isEmpty()) {
            return Optional.empty();
        }
        var bought = orders.of(question.need().customerId(), type, question.earliest());
        var owned = bought.stream().map(Orders.Bought::product).collect(Collectors.toSet());
        var left = products.stream()
                .filter(product -> !owned.contains(product.id()))
                .toList();
        var lags = left.stream().filter(DerivedMoments::lags).toList();
        var foretold = learned.next(type, question, lags, bought);
        return Stream.concat(
                        foretold.filter(MomentAnswer::send).stream(),
                        left.stream()
                                .filter(product -> foretold.isEmpty() || !lags(product))
                                .map(product -> moment(type, question, product))
                                .flatMap(Optional::stream))
                .min(Comparator.comparing(MomentAnswer::dueAt));
    }

    private static boolean lags(DerivedProduct product) {
        return product.moment() instanceof DerivedMoment.Lag;
    }

    private Optional<MomentAnswer> moment(ProductType type, MomentQuestion question, DerivedProduct product) {
        var purchasedAt = question.need().closedAt().orElse(question.earliest());
        var zone = question.customer().zone();
        var one = question.alone(product.topic());
        if (product.moment() instanceof DerivedMoment.After after) {
            var day = purchasedAt.plus(after.delay()).atZone(zone).toLocalDate();
            var reason = new Reason(
                    "derived-after", Map.of("days", String.valueOf(after.delay().toDays())));
            return fixed(type, one, day.atTime(HOUR).atZone(zone).toInstant(), reason)
                    .map(answer -> answer.about(product.id()));
        }
        if (product.moment() instanceof DerivedMoment.BeforeDate before) {
            return question.need().date().flatMap(date -> {
                var reason = new Reason(
                        "derived-before-date", Map.of("days", String.valueOf(before.days()), "date", date.toString()));
                return fixed(
                                type,
                                one,
                                date.minusDays(before.days())
                                        .atTime(HOUR)
                                        .atZone(zone)
                                        .toInstant(),
                                reason)
                        .map(answer -> answer.about(product.id()));
            });
        }
        return lag(type, one, product, purchasedAt);
    }

    private Optional<MomentAnswer> lag(
            ProductType type, MomentQuestion question, DerivedProduct product, Instant purchasedAt) {
        var law = Laws.of(((DerivedMoment.Lag) product.moment()).law());
        var answer = moments.beside(type, question, new Need.Considered(product.id(), purchasedAt, Optional.of(law)));
        return answer.send() ? Optional.of(answer.about(product.id())) : Optional.empty();
    }

    private Optional<MomentAnswer> fixed(ProductType type, MomentQuestion question, Instant at, Reason reason) {
        if (at.isBefore(question.earliest())) {
            return Optional.empty();
        }
        var answer = moments.on(type, question, new MomentAnswers.Rule(at, reason, DerivedMoments::timing));
        return answer.send() ? Optional.of(answer) : Optional.empty();
    }

    /** A fixed delay is a rule, not a prediction: it stays useful for a week. */
    private static Timing timing(Instant at) {
        return new Timing(
                Optional.of(at),
                Optional.empty(),
                Optional.empty(),
                Optional.of(at.plus(Duration.ofDays(7))),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of("product-type-rule"),
                Optional.of("STATIC_RULE"));
    }
}
