package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.decision.Reason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** No marketing is sent in the quiet hours of the customer's own zone. */
@Component
@Order(GuardOrder.QUIET_HOURS)
final class QuietHoursGuard implements CalendarGuard {
    private final QuietHours quietHours;
    private final GuardSettings settings;

    QuietHoursGuard(GuardSettings settings) {
        this.quietHours = settings.quietHours();
        this.settings = settings;
    }

    @Override
    public Verdict ask(SendContext context) {
        if (settings.isTransactional(context.request().topic())) {
            return new Verdict.Allow(Reason.of("no-quiet-hours"));
        }
        ZoneId zone = context.zone();
        return quietHours
                .endAround(context.now(), zone)
                .<Verdict>map(end -> new Verdict.HoldUntil(end, quiet(end, zone)))
                .orElseGet(() -> new Verdict.Allow(new Reason(
                        "outside-quiet-hours", Map.of("nowAt", context.now().toString(), "zone", zone.getId()))));
    }

    private Reason quiet(Instant end, ZoneId zone) {
        return new Reason(
                "quiet-hours",
                Map.of(
                        "from", quietHours.from().toString(),
                        "to", quietHours.to().toString(),
                        "untilAt", end.toString(),
                        "zone", zone.getId()));
    }
}
