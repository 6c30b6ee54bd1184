package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.customer.ZoneSource;
import io.kairos.orchestrator.guard.SendContext.Consent;
import io.kairos.orchestrator.guard.SendContext.Field;
import io.kairos.orchestrator.guard.SendContext.NeedStanding;
import io.kairos.orchestrator.guard.SendContext.Suppression;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Contexts for guards: a message that may go, but for what a test changes. */
final class Asking {
    static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private Asking() {}

    static SendContext fine() {
        return context(request("email", "reminders", Optional.empty()), customer(Optional.of("ada@example.org")));
    }

    static SendContext context(SendRequest request, CustomerProfile customer) {
        return new SendContext(
                NOW,
                request,
                Optional.of(customer),
                Optional.of(new NeedStanding("open", Optional.empty(), Optional.of(NOW.minusSeconds(60)))),
                List.of(consent("email", "reminders", true, 0)),
                Optional.empty(),
                Stake.NONE,
                Field.EMPTY);
    }

    static SendContext with(List<Consent> consents) {
        return with(fine(), consents);
    }

    static SendContext with(SendContext fine, List<Consent> consents) {
        return new SendContext(
                fine.now(),
                fine.request(),
                fine.customer(),
                fine.need(),
                consents,
                fine.suppression(),
                fine.stake(),
                fine.field());
    }

    static SendContext with(Optional<NeedStanding> need) {
        SendContext fine = fine();
        return new SendContext(
                fine.now(),
                fine.request(),
                fine.customer(),
                need,
                fine.consents(),
                fine.suppression(),
                fine.stake(),
                fine.field());
    }

    static SendContext with(Suppression suppression) {
        SendContext fine = fine();
        return new SendContext(
                fine.now(),
                fine.request(),
                fine.customer(),
                fine.need(),
                fine.consents(),
                Optional.of(suppression),
                fine.stake(),
                fine.field());
    }

    static SendContext with(SendContext fine, Stake stake) {
        return new SendContext(
                fine.now(),
                fine.request(),
                fine.customer(),
                fine.need(),
                fine.consents(),
                fine.suppression(),
                stake,
                fine.field());
    }

    static SendContext toAddress(Optional<String> email) {
        return context(request("email", "reminders", Optional.empty()), customer(email));
    }

    static SendContext before(Instant deadline) {
        return context(request("email", "reminders", Optional.of(deadline)), customer(Optional.of("ada@example.org")));
    }

    static Consent consent(String channel, String topic, boolean granted, int secondsLater) {
        return consent(channel, topic, granted ? Consent.Status.GRANTED : Consent.Status.DENIED, secondsLater);
    }

    static Consent consent(String channel, String topic, Consent.Status status, int secondsLater) {
        return new Consent(channel, topic, status, NOW.minusSeconds(1_000).plusSeconds(secondsLater), "trait");
    }

    static SendRequest request(String channel, String topic, Optional<Instant> deadline) {
        return request(channel, topic, deadline, UUID.randomUUID());
    }

    static SendRequest request(String channel, String topic, Optional<Instant> deadline, UUID customer) {
        return new SendRequest(
                UUID.randomUUID(),
                customer,
                UUID.randomUUID(),
                UUID.randomUUID(),
                channel,
                topic,
                deadline,
                new SendRequest.Origin("considered", "send_reminder", UUID.randomUUID(), NOW));
    }

    static CustomerProfile customer(Optional<String> email) {
        return customer(email, Optional.empty(), "Europe/Paris", ZoneSource.EXPLICIT, Map.of());
    }

    static CustomerProfile customer(
            Optional<String> email,
            Optional<String> phone,
            String zone,
            ZoneSource source,
            Map<String, Object> traits) {
        return new CustomerProfile(
                UUID.randomUUID(),
                Optional.empty(),
                email,
                phone,
                Optional.empty(),
                ZoneId.of(zone),
                source,
                Locale.ENGLISH,
                traits);
    }

    static GuardSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("kairos.guards", GuardSettings.class);
    }
}
