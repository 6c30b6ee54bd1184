package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.decision.Reason;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A suppressed address is not written to, whatever the consent says. */
@Component
@Order(GuardOrder.SUPPRESSION)
final class SuppressionGuard implements Guard {
    @Override
    public Verdict ask(SendContext context) {
        String channel = context.request().channel();
        return context.suppression()
                .<Verdict>map(found -> new Verdict.Refuse(new Reason(
                        "suppressed",
                        Map.of(
                                "channel",
                                channel,
                                "cause",
                                found.reason(),
                                "suppressedAt",
                                found.at().toString()))))
                .orElseGet(() -> new Verdict.Allow(new Reason("not-suppressed", Map.of("channel", channel))));
    }
}
