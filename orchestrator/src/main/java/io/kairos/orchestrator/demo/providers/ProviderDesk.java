package io.kairos.orchestrator.demo.providers;

import java.time.InstantSource;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Where the running program meets the demo's providers. */
@Component
@ConditionalOnProperty(PrintShop.FOLDER)
public class ProviderDesk {
    private final ProviderMail mail;
    private final InstantSource clock;
    private volatile Map<String, Fallible> fallible = Map.of();

    ProviderDesk(ProviderMail mail, InstantSource clock) {
        this.mail = mail;
        this.clock = clock;
    }

    /** From now on these providers keep what they receive here, and can be told to fail. */
    public void serve(DemoProviders providers) {
        providers.join(mail, clock);
        fallible = providers.fallible();
    }

    Map<String, Fallible> fallible() {
        return fallible;
    }
}
