package io.kairos.orchestrator.moment;

import io.kairos.journeys.product.Cycle;
import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.need.Need;
import io.kairos.timing.Customer;
import io.kairos.timing.Economics;
import io.kairos.timing.Landscape;
import io.kairos.timing.Limits;
import io.kairos.timing.QuietHours;
import io.kairos.timing.TimingRequest;
import io.kairos.timing.survival.SurvivalLaw;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the timing models when a message about a need is worth most. Thread-safe; writes nothing. */
@Component
public class Moments {
    private static final Duration EMAIL_READING_DELAY = Duration.ofMinutes(30);

    private final TimingSource timing;
    private final PurchaseHistory purchases;
    private final QuietHoursSetting quietHours;
    private final Askers askers;
    private final MomentAnswers answers;

    Moments(
            TimingSource timing,
            PurchaseHistory purchases,
            QuietHoursSetting quietHours,
            Askers askers,
            MomentAnswers answers) {
        this.timing = timing;
        this.purchases = purchases;
        this.quietHours = quietHours;
        this.askers = askers;
        this.answers = answers;
    }

    /** The moment of the next message about the need itself. */
    public MomentAnswer best(ProductType type, MomentQuestion question) {
        return ask(
                type,
                question,
                askers.customer(question, type),
                need(type, question),
                Optional.of(question.need().expiresAt()));
    }

    /** What a message about the need itself is worth by the instant it goes; no more points than these, at least 2. */
    public Landscape landscape(ProductType type, MomentQuestion question, int most) {
        var deadline = Optional.of(question.need().expiresAt());
        var offering = ChannelOffering.of(type, question, deadline);
        var customer = askers.customer(question, type);
        return offering.isEmpty()
                ? new Landscape(List.of())
                : timing.engine()
                        .landscape(request(type, question, customer, need(type, question), offering, deadline), most);
    }

    /** The moment of a message about something that goes with the need. */
    MomentAnswer beside(ProductType type, MomentQuestion question, io.kairos.timing.Need need) {
        return ask(type, question, askers.customer(question), need, Optional.empty());
    }

    private MomentAnswer ask(
            ProductType type,
            MomentQuestion question,
            Customer customer,
            io.kairos.timing.Need need,
            Optional<Instant> deadline) {
        var offering = ChannelOffering.of(type, question, deadline);
        if (offering.isEmpty()) {
            return answers.none(type, question, offering);
        }
        var request = request(type, question, customer, need, offering, deadline);
        var engine = timing.engine();
        var decision = question.planned()
                .map(planned -> engine.reconsider(planned, request))
                .orElseGet(() -> engine.decide(request));
        boolean tooLate = !offering.offers().channels().isEmpty()
                && decision.choice().channel().isEmpty();
        return tooLate
                ? answers.none(type, question, offering)
                : answers.of(type, question, offering, new MomentAnswers.Decided(decision, timing.hourModel(decision)));
    }

    private TimingRequest request(
            ProductType type,
            MomentQuestion question,
            Customer customer,
            io.kairos.timing.Need need,
            ChannelOffering offering,
            Optional<Instant> deadline) {
        return new TimingRequest(
                customer,
                question.earliest(),
                need,
                limits(type, question, deadline),
                economics(type, question.need()),
                offering.offers());
    }

    /** The same for a message whose day a rule names. */
    MomentAnswer on(ProductType type, MomentQuestion question, MomentAnswers.Rule rule) {
        var offering = ChannelOffering.of(type, question, Optional.empty());
        if (offering.isEmpty()) {
            return answers.none(type, question, offering);
        }
        var economics = type.messaging().economics();
        double value = question.need().value().orElse(economics.value()).doubleValue();
        var choice = ChannelDays.on(rule.at(), offering, economics, value, question);
        return answers.on(type, question, offering, choice, rule);
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
}
