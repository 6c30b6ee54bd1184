package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.decision.Reason;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A message needs an address its channel can use. */
@Component
@Order(GuardOrder.ADDRESS)
final class AddressGuard implements Guard {
    private final ChannelReach channels;

    AddressGuard(ChannelReach channels) {
        this.channels = channels;
    }

    @Override
    public Verdict ask(SendContext context) {
        String channel = context.request().channel();
        Map<String, String> params = Map.of("channel", channel);
        Optional<Reached> reached = context.customer().map(customer -> Addresses.of(channel, channels, customer));
        if (reached.isEmpty() || reached.get() instanceof Reached.Nowhere) {
            return new Verdict.Refuse(new Reason("address-missing", params));
        }
        if (reached.get() instanceof Reached.Incomplete incomplete) {
            return new Verdict.Refuse(
                    new Reason("address-incomplete", Map.of("channel", channel, "missing", incomplete.missing())));
        }
        return reached.get() instanceof Reached.At
                ? new Verdict.Allow(new Reason("address-known", params))
                : new Verdict.Refuse(new Reason("address-unusable", params));
    }
}
