package io.kairos.orchestrator.need;

import io.kairos.orchestrator.need.NeedChange.Kind;
import io.kairos.orchestrator.platform.Pump;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Closes needs that nobody has shown any sign of for too long, or whose date has come. */
@Component
final class NeedExpiryPump implements Pump {
    private static final int BATCH = 200;

    private final Needs needs;
    private final NeedEffects effects;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    NeedExpiryPump(
            Needs needs, NeedEffects effects, JdbcClient jdbc, TransactionTemplate transaction, InstantSource clock) {
        this.needs = needs;
        this.effects = effects;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "need-expiry";
    }

    @Override
    public int runOnce() {
        var customers = needs.expired(clock.instant(), BATCH).stream()
                .map(Need::customerId)
                .distinct()
                .sorted()
                .toList();
        if (customers.isEmpty()) {
            return 0;
        }
        return transaction.execute(status -> {
            jdbc.sql("select 1 from customer where id = any(?) order by id for update")
                    .param(customers.toArray(java.util.UUID[]::new))
                    .query()
                    .listOfRows();
            var expired = needs.expired(clock.instant(), BATCH).stream()
                    .filter(need -> customers.contains(need.customerId()))
                    .toList();
            expire(expired);
            return expired.size();
        });
    }

    @Override
    public Optional<Instant> nextDue() {
        return needs.nextExpiry();
    }

    private void expire(List<Need> expired) {
        effects.store(expired.stream()
                .map(need -> new NeedChange(need.closed(NeedState.EXPIRED, need.expiresAt()), Kind.EXPIRED))
                .toList());
    }
}
