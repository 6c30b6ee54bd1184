package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.customer.ZoneSource;
import io.kairos.orchestrator.guard.SendContext.Consent;
import io.kairos.orchestrator.guard.SendContext.NeedStanding;
import io.kairos.orchestrator.guard.SendContext.Suppression;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Contexts for guards: a message that may go, but for what a test changes. */
final class Asking {
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private Asking() {}

    static SendContext fine() {
        return new SendContext(
                NOW,
                request(Optional.empty()),
                Optional.of(customer(Optional.of("ada@example.org"))),
                Optional.of(new NeedStanding("open", Optional.empty(), Optional.of(NOW.minusSeconds(60)))),
                List.of(consent("email", "reminders", true, 0)),
                Optional.empty());
    }

    static SendContext with(List<Consent> consents) {
        SendContext fine = fine();
        return new SendContext(fine.now(), fine.request(), fine.customer(), fine.need(), consents, fine.suppression());
    }

    static SendContext with(Optional<NeedStanding> need) {
        SendContext fine = fine();
        return new SendContext(fine.now(), fine.request(), fine.customer(), need, fine.consents(), fine.suppression());
    }

    static SendContext with(Suppression suppression) {
        SendContext fine = fine();
        return new SendContext(
                fine.now(), fine.request(), fine.customer(), fine.need(), fine.consents(), Optional.of(suppression));
    }

    static SendContext toAddress(Optional<String> email) {
        SendContext fine = fine();
        return new SendContext(
                fine.now(),
                fine.request(),
                Optional.of(customer(email)),
                fine.need(),
                fine.consents(),
                fine.suppression());
    }

    static SendContext before(Instant deadline) {
        SendContext fine = fine();
        return new SendContext(
                fine.now(),
                request(Optional.of(deadline)),
                fine.customer(),
                fine.need(),
                fine.consents(),
                fine.suppression());
    }

    static Consent consent(String channel, String topic, boolean granted, int secondsLater) {
        return new Consent(channel, topic, granted, NOW.minusSeconds(1_000).plusSeconds(secondsLater), "trait");
    }

    private static SendRequest request(Optional<Instant> deadline) {
        return new SendRequest(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "email",
                "reminders",
                deadline);
    }

    private static CustomerProfile customer(Optional<String> email) {
        return new CustomerProfile(
                UUID.randomUUID(),
                Optional.empty(),
                email,
                Optional.empty(),
                Optional.empty(),
                ZoneId.of("Europe/Paris"),
                ZoneSource.EXPLICIT,
                Locale.ENGLISH,
                Map.of());
    }
}
