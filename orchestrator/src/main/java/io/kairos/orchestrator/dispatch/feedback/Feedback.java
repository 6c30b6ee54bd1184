package io.kairos.orchestrator.dispatch.feedback;

import io.kairos.channel.spi.DeliveryEvent;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.dispatch.DispatchQueue;
import io.kairos.orchestrator.dispatch.DispatchQueue.Line;
import io.kairos.orchestrator.dispatch.LateNews;
import io.kairos.orchestrator.dispatch.unsubscribe.Unsubscription;
import io.kairos.orchestrator.guard.SendRequest;
import io.kairos.orchestrator.guard.Suppressions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes one event: keeps it once, settles the dispatch it is about, and stops what it forbids. In the caller's transaction. */
@Component
class Feedback {
    private static final Logger LOG = LoggerFactory.getLogger(Feedback.class);
    private static final String ALL = "*";
    private static final String SOURCE = "callback";
    /** So many messages in a row that came back for a passing reason show that the address is given up. */
    private static final int MOST_SOFT_BOUNCES = 5;

    private final FeedbackStore store;
    private final LateNews news;
    private final Suppressions suppressions;
    private final Unsubscription unsubscription;
    private final DispatchQueue queue;
    private final InstantSource clock;

    Feedback(
            FeedbackStore store,
            LateNews news,
            Suppressions suppressions,
            Unsubscription unsubscription,
            DispatchQueue queue,
            InstantSource clock) {
        this.store = store;
        this.news = news;
        this.suppressions = suppressions;
        this.unsubscription = unsubscription;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Takes an event; a known one changes nothing.
     *
     * @return the message whose place under the frequency caps is free after the commit
     */
    Optional<SendRequest> take(String channel, DeliveryEvent event) {
        Optional<UUID> dispatch = event.source().dispatchId().flatMap(Feedback::uuid);
        Optional<UUID> ofDispatch = dispatch.flatMap(id -> news.customer(channel, id));
        Optional<UUID> customer = ofDispatch.or(() -> event.source().recipient().flatMap(store::customer));
        if (customer.isEmpty()) {
            LOG.info("An event {} of channel {} is about nobody known", FeedbackKind.of(event), channel);
            return Optional.empty();
        }
        Optional<UUID> known = ofDispatch.flatMap(owner -> dispatch);
        if (!store.add(channel, event, customer.get(), known, FeedbackKind.detail(event), clock.instant())) {
            return Optional.empty();
        }
        stop(channel, customer.get(), event);
        return known.flatMap(id -> settle(channel, id, event));
    }

    /** Whether it is about a dispatch of this channel that was handed over. */
    boolean isAboutDispatch(String channel, DeliveryEvent event) {
        return event.source()
                .dispatchId()
                .flatMap(Feedback::uuid)
                .flatMap(id -> news.customer(channel, id))
                .isPresent();
    }

    private Optional<SendRequest> settle(String channel, UUID dispatch, DeliveryEvent event) {
        if (event instanceof DeliveryEvent.Failed failed) {
            return news.refused(channel, dispatch, failed.code(), failed.why());
        }
        if (event instanceof DeliveryEvent.Bounced bounced) {
            return news.refused(channel, dispatch, bounced.code(), bounced.why());
        }
        news.accepted(channel, dispatch, event.source().providerId().orElse(dispatch.toString()));
        return Optional.empty();
    }

    private void stop(String channel, UUID customer, DeliveryEvent event) {
        Line line = new Line(customer, channel, ALL);
        if (event instanceof DeliveryEvent.Bounced bounced
                        && (bounced.hard() || store.softBounces(channel, customer) >= MOST_SOFT_BOUNCES)
                || event instanceof DeliveryEvent.Failed failed && failed.suppress()) {
            suppressions.hardBounced(channel, List.of(customer), clock.instant());
            queue.cancel(line, new Reason("address-suppressed", Map.of("channel", channel)));
        } else if (event instanceof DeliveryEvent.Complained) {
            suppressions.complained(channel, List.of(customer), clock.instant());
            unsubscription.stop(line, "complaint");
        } else if (event instanceof DeliveryEvent.Unsubscribed && !store.isOvertaken(channel, customer, event)) {
            unsubscription.stop(line, SOURCE);
        } else if (event instanceof DeliveryEvent.Resubscribed && !store.isOvertaken(channel, customer, event)) {
            suppressions.lift(channel, customer);
            unsubscription.allow(line, SOURCE);
        }
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
