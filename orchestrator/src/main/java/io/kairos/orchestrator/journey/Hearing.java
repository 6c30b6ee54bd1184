package io.kairos.orchestrator.journey;

import io.kairos.journeys.bpmn.Step;
import io.kairos.journeys.bpmn.StepProperties;
import io.kairos.journeys.bpmn.Way;
import io.kairos.orchestrator.engine.JourneyEngine;
import io.kairos.orchestrator.platform.Pump;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets customers go on who did what a journey waits for: opened or clicked one of its messages, or were heard of at all, since they came
 * to the wait. Looks only where journeys have such waits.
 */
@Component
class Hearing implements Pump {
    private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);
    private static final int BATCH = 100;

    private static final String VERSIONS = """
            select journey_id, version from journey_version
             where position('kairos.wait.for' in source) > 0
               and journey_id not in (select journey_id from resting_journey)
            """;

    private static final String ARRIVED = """
            select e.id from enrolment e
             cross join lateral (select max(j.at) as at from journal j where j.customer_id = e.customer_id
                                    and j.enrolment_id = e.id and :gateway = any(j.elements)) came
             where e.journey_id = :journey and e.journey_version = :version and e.state = 'inside' and e.waiting_at = :timer
            """;

    private static final String OUTCOME = """
               and exists (select 1 from dispatch d join delivery_event v on v.dispatch_id = d.id
                            where d.customer_id = e.customer_id and d.enrolment_id = e.id and v.mark = ''
                              and v.kind = any(:kinds) and v.received_at >= came.at)
             limit :most
            """;

    private static final String EVENT = """
               and exists (select 1 from event v where v.customer_id = e.customer_id and v.occurred_at > came.at
                              and v.type in ('track', 'page', 'screen'))
             limit :most
            """;

    private static final Map<String, String[]> KINDS =
            Map.of("opened", new String[] {"opened", "clicked"}, "clicked", new String[] {"clicked"});

    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
    private final JdbcClient jdbc;
    private final JourneyRegistry journeys;
    private final EnrolmentLoader loader;
    private final Steps steps;
    private final JourneyEngine engine;
    private final Moments moments;

    Hearing(
            JdbcClient jdbc,
            JourneyRegistry journeys,
            EnrolmentLoader loader,
            Steps steps,
            JourneyEngine engine,
            Moments moments) {
        this.jdbc = jdbc;
        this.journeys = journeys;
        this.loader = loader;
        this.steps = steps;
        this.engine = engine;
        this.moments = moments;
    }

    /** A wait for the customer and the timer beside it. */
    private record Wait(String journey, int version, String gateway, String timer, String act) {}

    /** What passing on needs of time and transactions. */
    @Component
    static class Moments {
        private final TransactionTemplate transactions;
        private final InstantSource clock;

        Moments(TransactionTemplate transactions, InstantSource clock) {
            this.transactions = transactions;
            this.clock = clock;
        }
    }

    @Override
    public String name() {
        return "hearing";
    }

    @Override
    public int runOnce() {
        int heard = 0;
        for (var wait : waits()) {
            var ids = heard(wait, BATCH);
            if (!ids.isEmpty()) {
                moments.transactions.executeWithoutResult(status -> goOn(ids, wait));
            }
            heard += ids.size();
        }
        return heard;
    }

    @Override
    public Optional<Instant> nextDue() {
        return waits().stream().anyMatch(wait -> !heard(wait, 1).isEmpty())
                ? Optional.of(moments.clock.instant())
                : Optional.empty();
    }

    private void goOn(List<UUID> ids, Wait wait) {
        loader.lockCustomers(ids);
        var inside = loader.inside(ids).stream()
                .filter(enrolment ->
                        enrolment.waitingAt().filter(wait.timer()::equals).isPresent())
                .toList();
        steps.inBatch(
                inside,
                batch -> engine.correlate(inside.stream()
                        .map(enrolment ->
                                new JourneyEngine.Correlation(enrolment.id(), enrolment.instanceId(), wait.act()))
                        .toList()));
    }

    private List<UUID> heard(Wait wait, int most) {
        var kinds = KINDS.get(wait.act());
        var statement = jdbc.sql(ARRIVED + (kinds == null ? EVENT : OUTCOME))
                .param("gateway", wait.gateway())
                .param("journey", wait.journey())
                .param("version", wait.version())
                .param("timer", wait.timer())
                .param("most", most);
        return (kinds == null ? statement : statement.param("kinds", kinds))
                .query(UUID.class)
                .list();
    }

    private List<Wait> waits() {
        List<Wait> waits = new ArrayList<>();
        jdbc.sql(VERSIONS).query(row -> {
            readable(row.getString("journey_id"), row.getInt("version"))
                    .ifPresent(journey -> journey.journey().steps().stream()
                            .filter(step -> step.kind() == Step.Kind.FIRST)
                            .flatMap(gateway -> waits(journey, gateway))
                            .forEach(waits::add));
        });
        return waits;
    }

    /** One version that cannot be read any more must not keep the customers of all others waiting; it is said once. */
    private Optional<DeployedJourney> readable(String journey, int version) {
        try {
            return Optional.of(journeys.version(journey, version));
        } catch (JourneyRefusedException e) {
            if (unreadable.add(journey + " " + version)) {
                LOG.warn("Nobody is heard in version {} of {}", version, journey, e);
            }
            return Optional.empty();
        }
    }

    private static Stream<Wait> waits(DeployedJourney journey, Step gateway) {
        var behind = gateway.ways().stream()
                .map(Way::target)
                .flatMap(target -> journey.journey().step(target).stream())
                .toList();
        var timer = behind.stream()
                .filter(step -> step.kind() == Step.Kind.WAIT)
                .map(Step::id)
                .findFirst();
        return behind.stream()
                .flatMap(step -> step.property(StepProperties.WAIT_FOR).stream())
                .map(act -> new Wait(journey.id(), journey.version(), gateway.id(), timer.orElseThrow(), act));
    }
}
