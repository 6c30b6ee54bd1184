package io.kairos.orchestrator.journey;

import io.kairos.orchestrator.engine.JourneyEngine;
import io.kairos.orchestrator.platform.Pump;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends the journeys of customers whose message came so late that its step says the journey is over. */
@Component
class LateExits implements Pump {
    private static final int BATCH = 100;
    private static final Duration LOOKED_AT = Duration.ofDays(3);
    private static final String STOP = "stop";
    private static final String WAITING = """
            select e.id from dispatch d
            join enrolment e on e.customer_id = d.customer_id and e.id = d.enrolment_id and e.state = 'inside'
            where d.listed = 'late-expired' and d.listed_at > ? limit ?
            """;

    private final JdbcClient jdbc;
    private final EnrolmentLoader loader;
    private final Steps steps;
    private final JourneyEngine engine;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    LateExits(
            JdbcClient jdbc,
            EnrolmentLoader loader,
            Steps steps,
            JourneyEngine engine,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.loader = loader;
        this.steps = steps;
        this.engine = engine;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "late-exits";
    }

    @Override
    public int runOnce() {
        List<UUID> ids = waiting(BATCH);
        if (!ids.isEmpty()) {
            transactions.executeWithoutResult(status -> end(ids));
        }
        return ids.size();
    }

    private void end(List<UUID> ids) {
        loader.lockCustomers(ids);
        var inside = loader.inside(ids);
        steps.inBatch(inside, batch -> {
            var correlations = new ArrayList<JourneyEngine.Correlation>();
            for (var enrolment : inside) {
                enrolment
                        .lastMoment()
                        .filter(moment -> moment.state() == Planned.State.WAITING)
                        .ifPresent(moment -> enrolment.replan(moment.in(Planned.State.CANCELLED)));
                correlations.add(new JourneyEngine.Correlation(enrolment.id(), enrolment.instanceId(), STOP));
            }
            engine.correlate(correlations);
        });
    }

    @Override
    public Optional<Instant> nextDue() {
        return waiting(1).isEmpty() ? Optional.empty() : Optional.of(clock.instant());
    }

    private List<UUID> waiting(int most) {
        return jdbc.sql(WAITING)
                .param(clock.instant().minus(LOOKED_AT).atOffset(ZoneOffset.UTC))
                .param(most)
                .query(UUID.class)
                .list();
    }
}
