package io.kairos.orchestrator.insight;

import io.kairos.orchestrator.insight.Status.Totals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what has happened so far; cheap to ask often. */
@Component
class TotalsQuery {

    private static final String COUNT = """
            select (select count(*) from event) as captured,
                   (select count(*) from need) as needs,
                   (select count(*) from enrolment) as enrolments,
                   (select count(*) from moment m join enrolment e on e.customer_id = m.customer_id and e.id = m.enrolment_id
                     where m.state = 'cancelled' and e.outcome = 'bought')
                     + count(*) filter (where state = 'cancelled' and close_code = 'bought') as cancelled_by_purchase,
                   (select count(*) from question where answer is null) as questions,
                   count(*) as dispatched,
                   count(*) filter (where state = 'accepted') as delivered,
                   count(*) filter (where state = 'held') as held,
                   count(*) filter (where state in ('refused', 'aside')) as refused,
                   count(*) filter (where state = 'unknown') as unknown
              from dispatch
            """;

    private final Tally<Totals> totals;

    TotalsQuery(JdbcClient jdbc) {
        totals = new Tally<>(() -> jdbc.sql(COUNT).query(Totals.class).single(), System::nanoTime);
    }

    Totals now() {
        return totals.get();
    }
}
