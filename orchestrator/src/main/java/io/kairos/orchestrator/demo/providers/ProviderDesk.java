package io.kairos.orchestrator.demo.providers;

import io.kairos.channel.providers.FakeTwilio;
import io.kairos.orchestrator.dispatch.email.Relay;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Where the running program meets the demo's providers. */
@Component
@ConditionalOnProperty(PrintShop.FOLDER)
public class ProviderDesk {
    private final ProviderMail mail;
    private final Relay relay;
    private final InstantSource clock;
    private volatile Map<String, Fallible> fallible = Map.of();
    private volatile Optional<FakeTwilio> twilio = Optional.empty();

    ProviderDesk(ProviderMail mail, Relay relay, InstantSource clock) {
        this.mail = mail;
        this.relay = relay;
        this.clock = clock;
    }

    /** From now on these providers keep what they receive here, and can be told to fail. */
    public void serve(DemoProviders providers) {
        providers.join(mail, clock);
        fallible = providers.fallible(relay.mailbox());
        twilio = Optional.of(providers.twilio());
    }

    Map<String, Fallible> fallible() {
        return fallible;
    }

    Optional<FakeTwilio> twilio() {
        return twilio;
    }
}
