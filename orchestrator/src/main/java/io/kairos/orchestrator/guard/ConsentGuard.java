package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.guard.SendContext.Consent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Nothing is sent without a consent for the channel and topic, but what is owed to the customer. A no counts until the customer
 * says a more precise yes later: who unsubscribed from everything may ask for one topic again, but a yes to everything does not
 * undo the no to a topic. {@code DispatchStore} asks the same in SQL in the instant of sending. A yes that waits for its
 * confirmation (double opt-in) holds the message; the confirmation releases it at once.
 */
@Component
@Order(GuardOrder.CONSENT)
final class ConsentGuard implements Guard {
    private static final Duration ASKED_AGAIN = Duration.ofHours(6);
    private static final Comparator<Consent> PRECISE =
            Comparator.comparingInt(Consent::precision).thenComparing(Consent::at);

    private final GuardSettings settings;

    ConsentGuard(GuardSettings settings) {
        this.settings = settings;
    }

    @Override
    public Verdict ask(SendContext context) {
        SendRequest request = context.request();
        List<Consent> said = context.consents().stream()
                .filter(consent -> consent.isAbout(request))
                .toList();
        Optional<Consent> refusal = said.stream()
                .filter(consent -> consent.status() == Consent.Status.DENIED)
                .filter(no -> said.stream().noneMatch(yes -> isUndoneBy(no, yes)))
                .max(PRECISE);
        if (refusal.isPresent()) {
            return new Verdict.Refuse(new Reason("consent-denied", params(request, refusal.get())));
        }
        return said.stream()
                .filter(Consent::granted)
                .max(PRECISE)
                .<Verdict>map(yes -> new Verdict.Allow(new Reason("consent-granted", params(request, yes))))
                .orElseGet(() -> withoutYes(context, said));
    }

    private Verdict withoutYes(SendContext context, List<Consent> said) {
        SendRequest request = context.request();
        Map<String, String> line = Map.of("channel", request.channel(), "topic", request.topic());
        if (settings.isTransactional(request.topic())) {
            return new Verdict.Allow(new Reason("consent-not-needed", line));
        }
        return said.stream()
                .filter(consent -> consent.status() == Consent.Status.PENDING)
                .max(PRECISE)
                .map(pending -> pending(context, pending))
                .orElseGet(() -> new Verdict.Refuse(new Reason("consent-missing", line)));
    }

    private static Verdict pending(SendContext context, Consent pending) {
        Reason reason = new Reason("consent-pending", params(context.request(), pending));
        Instant later = context.now().plus(ASKED_AGAIN);
        Instant until = context.request().deadline().filter(later::isAfter).orElse(later);
        return until.isAfter(context.now()) ? new Verdict.HoldUntil(until, reason) : new Verdict.Refuse(reason);
    }

    private static boolean isUndoneBy(Consent no, Consent yes) {
        return yes.granted() && yes.precision() > no.precision() && yes.at().isAfter(no.at());
    }

    private static Map<String, String> params(SendRequest request, Consent consent) {
        return Map.of(
                "channel", request.channel(),
                "topic", request.topic(),
                "saidAt", consent.at().toString(),
                "source", consent.source());
    }
}
