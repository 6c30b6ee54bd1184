package io.kairos.orchestrator.insight;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts who is where in one journey; cheap to ask often. */
@Component
class StepCounts {

    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final String COUNT = """
            with here as (
                select e.waiting_at as step, count(*) as waiting, count(*) filter (where m.due_at < :late) as late
                  from enrolment e
                  left join moment m on m.customer_id = e.customer_id and m.enrolment_id = e.id
                                    and m.step = e.waiting_at and m.state = 'waiting'
                 where e.journey_id = :journey and e.state = 'inside' and e.waiting_at is not null
                   and (:version::int is null or e.journey_version = :version)
                 group by e.waiting_at),
            seen as (
                select v.element_id as step, count(*) as visits
                  from enrolment e join journal j on j.customer_id = e.customer_id and j.enrolment_id = e.id
                  cross join unnest(j.elements) as v (element_id)
                 where e.journey_id = :journey and (:version::int is null or e.journey_version = :version)
                 group by v.element_id)
            select step, coalesce(waiting, 0) as waiting, coalesce(late, 0) as late,
                   greatest(coalesce(visits, 0) - coalesce(waiting, 0), 0) as passed
              from here full join seen using (step)
            """;

    record Of(String step, long waiting, long late, long passed) {
        static Of nobody(String step) {
            return new Of(step, 0, 0, 0);
        }
    }

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Map<Asked, Tally<Map<String, Of>>> counts = new ConcurrentHashMap<>();

    StepCounts(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Asked(String journeyId, Optional<Integer> version) {}

    /** Counts by element id, in one version or all of them; ask for those that exist only, each is remembered. */
    Map<String, Of> of(String journeyId, Optional<Integer> version) {
        return counts.computeIfAbsent(
                        new Asked(journeyId, version), one -> new Tally<>(() -> count(one), System::nanoTime))
                .get();
    }

    private Map<String, Of> count(Asked asked) {
        return jdbc
                .sql(COUNT)
                .param("journey", asked.journeyId())
                .param("version", asked.version().orElse(null))
                .param("late", clock.instant().minus(GRACE).atOffset(ZoneOffset.UTC))
                .query(Of.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Of::step, each -> each));
    }
}
