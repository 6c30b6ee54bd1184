package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.decision.Reason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/** Nothing is sent in the quiet hours of the customer's own zone. */
final class QuietHoursGuard implements Guard {
    private final QuietHours quietHours;

    QuietHoursGuard(QuietHours quietHours) {
        this.quietHours = quietHours;
    }

    @Override
    public Verdict ask(SendContext context) {
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
