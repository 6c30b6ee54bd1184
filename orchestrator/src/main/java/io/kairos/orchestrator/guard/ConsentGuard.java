package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.guard.SendContext.Consent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Nothing is sent without a consent for the channel and topic. A no counts until the customer says a more precise yes
 * later: who unsubscribed from everything may ask for one topic again, but a yes to everything does not undo the no to
 * a topic. {@code DispatchStore} asks the same in SQL in the instant of sending.
 */
final class ConsentGuard implements Guard {
    private static final Comparator<Consent> PRECISE =
            Comparator.comparingInt(Consent::precision).thenComparing(Consent::at);

    @Override
    public Verdict ask(SendContext context) {
        SendRequest request = context.request();
        List<Consent> said = context.consents().stream()
                .filter(consent -> consent.isAbout(request))
                .toList();
        Optional<Consent> refusal = said.stream()
                .filter(consent -> !consent.granted())
                .filter(no -> said.stream().noneMatch(yes -> isUndoneBy(no, yes)))
                .max(PRECISE);
        if (refusal.isPresent()) {
            return new Verdict.Refuse(new Reason("consent-denied", params(request, refusal.get())));
        }
        return said.stream()
                .filter(Consent::granted)
                .max(PRECISE)
                .<Verdict>map(yes -> new Verdict.Allow(new Reason("consent-granted", params(request, yes))))
                .orElseGet(() -> new Verdict.Refuse(
                        new Reason("consent-missing", Map.of("channel", request.channel(), "topic", request.topic()))));
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
