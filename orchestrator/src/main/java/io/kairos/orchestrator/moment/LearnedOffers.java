package io.kairos.orchestrator.moment;

import io.kairos.journeys.product.DerivedProduct;
import io.kairos.journeys.product.ProductType;
import io.kairos.timing.Need;
import io.kairos.timing.crosssell.Basket;
import io.kairos.timing.crosssell.CrossSellModel;
import io.kairos.timing.crosssell.Suggestion.Ranked;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Which derived product to offer, and when, by the model trained on what customers bought after the same purchase. It takes the place of the
 * lags that a product type guesses; what a fixed delay or a date says is not its business.
 */
@Component
class LearnedOffers {
    /** Too late for an offer that follows the purchase: the guessed lag speaks again. */
    private static final String OVER = "refuse.followUpOver";

    private final Moments moments;
    private final TimingSource timing;

    LearnedOffers(Moments moments, TimingSource timing) {
        this.moments = moments;
        this.timing = timing;
    }

    /**
     * What the model answers; "do not send" is an answer too.
     *
     * @param left products that may be offered
     * @param orders what the customer bought of this type and its derived products, up to now
     * @return empty where there is no model, nothing to offer, or the time in which it knows its way is over
     */
    Optional<MomentAnswer> next(
            ProductType type, MomentQuestion question, List<DerivedProduct> left, List<Orders.Bought> orders) {
        Optional<CrossSellModel> model = timing.models().crossSell(type.id());
        if (model.isEmpty() || left.isEmpty()) {
            return Optional.empty();
        }
        List<Basket> history = history(type, question, orders);
        Optional<MomentAnswer> refused = Optional.empty();
        Set<String> asked = new TreeSet<>();
        Set<String> last = history.get(history.size() - 1).products();
        for (Ranked ranked : model.get()
                .rankThese(last, left.stream().map(DerivedProduct::id).toList())) {
            String topic = product(left, ranked).topic();
            if (!asked.add(topic)) {
                continue;
            }
            MomentAnswer answer = ask(type, question, topic, left, history);
            if (answer.send()) {
                return Optional.of(answer);
            }
            refused = refused.or(() -> Optional.of(answer));
        }
        return refused.filter(answer -> answer.reasons().stream().noneMatch(reason -> OVER.equals(reason.code())));
    }

    /** Products of one topic share its consent, and thus the channels. */
    private MomentAnswer ask(
            ProductType type, MomentQuestion question, String topic, List<DerivedProduct> left, List<Basket> history) {
        var need = new Need.AfterPurchase(
                type.id(),
                history,
                purchased(question),
                left.stream()
                        .filter(product -> product.topic().equals(topic))
                        .map(DerivedProduct::id)
                        .toList(),
                Set.of());
        return moments.beside(type, question.next(topic), need);
    }

    /** By day; the purchase itself may not be written yet. */
    private static List<Basket> history(ProductType type, MomentQuestion question, List<Orders.Bought> orders) {
        Map<LocalDate, Set<String>> days = new TreeMap<>();
        days.computeIfAbsent(purchased(question), day -> new TreeSet<>()).add(type.id());
        var zone = question.customer().zone();
        orders.forEach(each -> days.computeIfAbsent(LocalDate.ofInstant(each.at(), zone), day -> new TreeSet<>())
                .add(each.product()));
        return days.entrySet().stream()
                .map(day -> new Basket(day.getKey(), day.getValue()))
                .toList();
    }

    private static LocalDate purchased(MomentQuestion question) {
        var at = question.need().closedAt().orElse(question.earliest());
        return LocalDate.ofInstant(at, question.customer().zone());
    }

    private static DerivedProduct product(List<DerivedProduct> left, Ranked ranked) {
        return left.stream()
                .filter(product -> product.id().equals(ranked.product()))
                .findFirst()
                .orElseThrow();
    }
}
