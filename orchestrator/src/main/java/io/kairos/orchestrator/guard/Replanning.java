package io.kairos.orchestrator.guard;

import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.journeys.product.ProductType;
import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.moment.Addressee;
import io.kairos.orchestrator.moment.ChannelFacts;
import io.kairos.orchestrator.moment.ChannelsAtHand;
import io.kairos.orchestrator.moment.CustomerPasts;
import io.kairos.orchestrator.moment.MomentAnswer;
import io.kairos.orchestrator.moment.MomentQuestion;
import io.kairos.orchestrator.moment.Moments;
import io.kairos.orchestrator.need.Need;
import io.kairos.orchestrator.need.NeedState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Finds a held message its new moment: not when the guards would let it go, but when the timing model expects most of it from then
 * on, inside the message's deadline and at an instant every calendar guard allows. A message whose moment was a fixed rule, or that
 * waits for a confirmation, goes as soon as it may. Thread-safe.
 */
@Component
class Replanning {
    private static final Duration AT_ONCE = Duration.ofMinutes(1);
    private static final Set<String> NOT_PLANNED = Set.of("consent-pending");

    /** Holds that ask for a new moment and nothing else: it may be now. */
    private static final Set<String> LATE = Set.of(LatenessGuard.PREDICT, "resumed-replan");

    private final Moments moments;
    private final ProductCatalogue catalogue;
    private final Calendar calendar;
    private final ChannelReach channels;
    private final CustomerPasts pasts;

    Replanning(
            Moments moments,
            ProductCatalogue catalogue,
            Calendar calendar,
            ChannelReach channels,
            CustomerPasts pasts) {
        this.pasts = pasts;
        this.moments = moments;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.channels = channels;
    }

    /** The ruling with a planned end of its hold; any other ruling as it is. */
    Ruling of(Ruling ruling, SendContext context, Optional<Need> need) {
        if (!(ruling.verdict() instanceof Verdict.HoldUntil hold)
                || NOT_PLANNED.contains(hold.reason().code())) {
            return ruling;
        }
        boolean late = LATE.contains(hold.reason().code());
        Optional<Instant> earliest = calendar.firstAllowed(context, hold.until());
        if (earliest.isEmpty()) {
            return ruling;
        }
        Optional<MomentAnswer> answer = answer(context, need, earliest.get());
        if (answer.isPresent() && !answer.get().send()) {
            return ruling.withheld(Reason.of("held-not-worth"));
        }
        Instant best = answer.flatMap(found -> calendar.firstAllowed(context, found.dueAt()))
                .filter(at -> context.request().deadline().filter(at::isAfter).isEmpty())
                .orElse(earliest.get());
        if (late && !best.isAfter(context.now().plus(AT_ONCE))) {
            return ruling.released(Reason.of("late-still-best"));
        }
        if (best.equals(hold.until())) {
            return ruling;
        }
        return ruling.movedTo(
                best, reason(best, earliest.get()), context.request().deadline());
    }

    private static Reason reason(Instant best, Instant earliest) {
        return best.equals(earliest)
                ? new Reason("replanned-earliest", Map.of("plannedAt", best.toString()))
                : new Reason("replanned", Map.of("plannedAt", best.toString(), "earliestAt", earliest.toString()));
    }

    private Optional<MomentAnswer> answer(SendContext context, Optional<Need> need, Instant earliest) {
        Optional<Need> open = need.filter(
                one -> one.state() == NeedState.OPEN && context.stake().predicted());
        Optional<ProductType> type = open.flatMap(one -> catalogue.type(one.productType()));
        Optional<CustomerProfile> customer = context.customer();
        if (open.isEmpty() || type.isEmpty() || customer.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(moments.best(
                type.get(),
                new MomentQuestion(
                        addressee(context.request(), customer.get()),
                        open.get(),
                        context.stake().sent(),
                        context.stake().messagesLeft(),
                        earliest,
                        Optional.empty())));
    }

    /** The channel is chosen already. */
    private Addressee addressee(SendRequest request, CustomerProfile customer) {
        ChannelFacts facts =
                new ChannelFacts(request.channel(), channels.descriptor(request.channel()), Optional.empty());
        return new Addressee(
                customer,
                pasts.of(Set.of(customer.id())).of(customer.id()),
                new ChannelsAtHand(false, request.topic(), topic -> List.of(facts)));
    }
}
