package io.kairos.orchestrator.moment;

import io.kairos.journeys.product.Cycle;
import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.decision.Timing;
import io.kairos.orchestrator.need.Need;
import io.kairos.timing.CustomerClock;
import io.kairos.timing.Economics;
import io.kairos.timing.Limits;
import io.kairos.timing.QuietHours;
import io.kairos.timing.TimingDecision;
import io.kairos.timing.TimingRequest;
import io.kairos.timing.survival.SurvivalLaw;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Asks the timing models when a message about a need is worth most. Thread-safe; writes nothing. */
@Component
public class Moments {
    private static final Duration EMAIL_READING_DELAY = Duration.ofMinutes(30);

    private final TimingSource timing;
    private final PurchaseHistory purchases;
    private final QuietHoursSetting quietHours;

    Moments(TimingSource timing, PurchaseHistory purchases, QuietHoursSetting quietHours) {
        this.timing = timing;
        this.purchases = purchases;
        this.quietHours = quietHours;
    }

    /** The moment of the next message about the need itself. */
    public MomentAnswer best(ProductType type, MomentQuestion question) {
        return askUntil(
                type,
                question,
                need(type, question),
                Optional.of(question.need().expiresAt()));
    }

    MomentAnswer askUntil(
            ProductType type, MomentQuestion question, io.kairos.timing.Need need, Optional<Instant> deadline) {
        var request = new TimingRequest(
                question.customer().id().toString(),
                question.earliest(),
                need,
                clock(question),
                limits(type, question, deadline),
                economics(type, question.need()));
        var engine = timing.engine();
        var decision = question.planned()
                .map(planned -> engine.reconsider(planned, request))
                .orElseGet(() -> engine.decide(request));
        return answer(decision, question);
    }

    private io.kairos.timing.Need need(ProductType type, MomentQuestion question) {
        var need = question.need();
        if (type.cycle() == Cycle.DATED && need.date().isPresent()) {
            return new io.kairos.timing.Need.Dated(
                    type.id(), need.date().get(), placeZone(need), need.openedAt(), need.features());
        }
        if (type.cycle() == Cycle.IMPULSE) {
            return new io.kairos.timing.Need.Impulse(need.changedAt());
        }
        if (type.cycle() == Cycle.REPLENISHED) {
            var gap = type.messaging().cadence().typicalGap();
            if (gap.isPresent()) {
                return new io.kairos.timing.Need.Replenished(type.id(), purchases.upTo(need), gap.get());
            }
        }
        return new io.kairos.timing.Need.Considered(type.id(), need.openedAt(), law(type));
    }

    private Optional<SurvivalLaw> law(ProductType type) {
        if (timing.hasFittedLaw(type.id())) {
            return Optional.empty();
        }
        return type.messaging().cadence().usualDelay().map(Laws::of);
    }

    private static ZoneId placeZone(Need need) {
        return need.zone().<ZoneId>map(ZoneId::of).orElse(ZoneOffset.UTC);
    }

    private static CustomerClock clock(MomentQuestion question) {
        return new CustomerClock(
                question.customer().zone(),
                CustomerClock.Source.valueOf(question.customer().zoneSource().name()));
    }

    private Limits limits(ProductType type, MomentQuestion question, Optional<Instant> deadline) {
        var sent = question.sent();
        var last = sent.isEmpty() ? Optional.<Instant>empty() : Optional.of(sent.get(sent.size() - 1));
        return new Limits(
                question.messagesLeft(),
                last,
                type.messaging().cadence().minGap(),
                new QuietHours(quietHours.from(), quietHours.to()),
                deadline,
                type.cycle() == Cycle.IMPULSE ? EMAIL_READING_DELAY : Duration.ZERO);
    }

    private static Economics economics(ProductType type, Need need) {
        var money = type.messaging().economics();
        return new Economics(
                need.value().orElse(money.value()).doubleValue(),
                money.responseRate(),
                money.costPerMessage().doubleValue(),
                money.halfLife());
    }

    private static MomentAnswer answer(TimingDecision decision, MomentQuestion question) {
        boolean send = decision.action() == TimingDecision.Action.SEND;
        var timing = new Timing(
                decision.at(),
                decision.window().map(window -> window.from()),
                decision.window().map(window -> window.to()),
                decision.latestUseful(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.of(decision.score()),
                OptionalDouble.of(decision.scoreNow()),
                Optional.of(decision.model().toString()),
                Optional.of(decision.fallback().name()));
        var reasons = decision.why().reasons().stream()
                .map(reason -> new Reason(reason.code(), reason.params()))
                .toList();
        return new MomentAnswer(
                send,
                decision.at().orElse(question.earliest()),
                Optional.empty(),
                timing,
                reasons,
                inputs(question, decision));
    }

    private static Map<String, Object> inputs(MomentQuestion question, TimingDecision decision) {
        var need = question.need();
        var inputs = new HashMap<String, Object>();
        inputs.put("openedAt", need.openedAt().toString());
        need.date().ifPresent(date -> inputs.put("date", date.toString()));
        inputs.put("features", need.features());
        inputs.put("zone", question.customer().zone().getId());
        inputs.put("messagesLeft", question.messagesLeft());
        inputs.put("sent", question.sent().stream().map(Instant::toString).toList());
        if (!decision.plan().isEmpty()) {
            inputs.put("plan", decision.plan().stream().map(Instant::toString).toList());
        }
        var predicted = decision.predicted();
        putInstant(inputs, "q10", predicted.q10());
        putInstant(inputs, "q50", predicted.q50());
        putInstant(inputs, "q90", predicted.q90());
        predicted.probabilityOfNoPurchase().ifPresent(p -> inputs.put("probabilityOfNoPurchase", p));
        return inputs;
    }

    private static void putInstant(Map<String, Object> inputs, String name, Optional<Instant> instant) {
        instant.map((Function<Instant, Object>) Instant::toString).ifPresent(text -> inputs.put(name, text));
    }
}
