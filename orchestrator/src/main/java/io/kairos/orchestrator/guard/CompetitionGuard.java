package io.kairos.orchestrator.guard;

import io.kairos.orchestrator.decision.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Where the caps and the pressure budget have no room for all messages that wait for a customer, the most valuable go and the
 * others wait: until there is room again, or until a better one that is planned for later has had its turn.
 */
@Component
@Order(GuardOrder.COMPETITION)
final class CompetitionGuard implements Guard {
    /** Gives the better one the time to be sent before it is asked whether it was. */
    private static final Duration TURN = Duration.ofMinutes(1);

    private final GuardSettings settings;

    CompetitionGuard(GuardSettings settings) {
        this.settings = settings;
    }

    @Override
    public Verdict ask(SendContext context) {
        SendRequest request = context.request();
        List<Budget> budgets = settings.budgetsOf(request.channel(), request.topic());
        List<Rival> better = better(context, budgets);
        if (better.isEmpty() || isFull(context, budgets, List.of()).isPresent()) {
            return new Verdict.Allow(Reason.of("no-better-message"));
        }
        Optional<CapWindow.Full> full = isFull(context, budgets, better);
        if (full.isEmpty()) {
            return new Verdict.Allow(Reason.of("room-for-all"));
        }
        Rival winner = better.get(0);
        Instant last = better.stream()
                .map(Rival::plannedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant until =
                last.isAfter(context.now()) ? last.plus(TURN) : full.get().until();
        Map<String, String> params = new HashMap<>();
        params.put("channel", winner.channel());
        params.put("journey", winner.journeyId());
        params.put("step", winner.step());
        params.put("winner", winner.dispatchId().toString());
        params.put("winnerValue", inWords(winner.value()));
        params.put("value", inWords(context.field().own().orElseThrow().value()));
        params.put("caps", full.get().budget().inWords());
        params.put("untilAt", until.toString());
        return new Verdict.HoldUntil(until, new Reason("outranked", params));
    }

    /** The more valuable messages that fill the same budgets, the best first. */
    private static List<Rival> better(SendContext context, List<Budget> budgets) {
        return context.field().own().stream()
                .flatMap(own -> context.field().rivals().stream()
                        .filter(rival -> Rival.BEST_FIRST.compare(rival, own) < 0)
                        .filter(rival -> budgets.stream().anyMatch(b -> b.counts(rival.channel(), rival.topic()))))
                .sorted(Rival.BEST_FIRST)
                .toList();
    }

    private static Optional<CapWindow.Full> isFull(SendContext context, List<Budget> budgets, List<Rival> before) {
        List<CountedSend> all = new ArrayList<>(context.field().sent());
        for (Rival rival : before) {
            Instant at = rival.plannedAt().isAfter(context.now()) ? rival.plannedAt() : context.now();
            all.add(new CountedSend(
                    context.request().customerId(), rival.channel(), rival.topic(), rival.dispatchId(), at));
        }
        return CapWindow.fullest(all, budgets, context.request(), context.now());
    }

    private static String inWords(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
