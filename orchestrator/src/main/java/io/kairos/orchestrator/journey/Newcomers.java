package io.kairos.orchestrator.journey;

import io.kairos.orchestrator.need.Need;
import io.kairos.orchestrator.need.NeedState;
import io.kairos.orchestrator.need.Needs;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Customers who would have entered a journey while it was paused. Thread-safe. */
@Component
public class Newcomers {
    /** Needs that opened since and no journey was entered with, or that were won since and this one was not. */
    private static final String SINCE = """
            from need n
            where (n.product_type = any(:opening) and n.state = 'open' and n.opened_at >= :since
                    and not exists (select 1 from enrolment e where e.customer_id = n.customer_id and e.need_id = n.id)
                or n.product_type = any(:closing) and n.state = 'won' and n.closed_at >= :since
                    and not exists (select 1 from enrolment e where e.customer_id = n.customer_id and e.need_id = n.id
                        and e.journey_id = :journey))
            """;

    private final JdbcClient jdbc;
    private final Needs needs;
    private final JourneyEntries entries;
    private final JourneyStarts starts;
    private final Steps steps;

    Newcomers(JdbcClient jdbc, Needs needs, JourneyEntries entries, JourneyStarts starts, Steps steps) {
        this.jdbc = jdbc;
        this.needs = needs;
        this.entries = entries;
        this.starts = starts;
        this.steps = steps;
    }

    /** How many there are. */
    public long count(String journeyId, Instant since) {
        return asked("select count(*) " + SINCE, journeyId, since)
                .query(Long.class)
                .single();
    }

    /** The next of their needs after this one, in the order of their keys. */
    public List<UUID> next(String journeyId, Instant since, UUID after, int most) {
        return asked("select n.id " + SINCE + " and n.id > :after order by n.id limit :most", journeyId, since)
                .param("after", after)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /**
     * Has the customers of these needs enter, where the need is still as it was; in the caller's transaction.
     *
     * @return how many entered
     */
    public int enter(String journeyId, Instant since, Collection<UUID> needIds) {
        var customers = jdbc.sql("""
                        select id from customer where id in (select customer_id from need where id = any(?))
                        order by id for update
                        """)
                .param(needIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        var still = asked("select n.id " + SINCE + " and n.id = any(:these)", journeyId, since)
                .param("these", needIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        List<Need> entering = needs.find(customers, still).stream()
                .filter(need -> need.state() == NeedState.OPEN || need.state() == NeedState.WON)
                .toList();
        if (!entering.isEmpty()) {
            steps.inBatch(List.of(), batch -> starts.begin(batch, entering, journeyId));
        }
        return entering.size();
    }

    private JdbcClient.StatementSpec asked(String sql, String journeyId, Instant since) {
        var doors = entries.now();
        return jdbc.sql(sql)
                .param("opening", types(doors, journeyId, true))
                .param("closing", types(doors, journeyId, false))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("journey", journeyId);
    }

    private static String[] types(JourneyEntries.Now doors, String journeyId, boolean withNeed) {
        return doors.catalogue().types().stream()
                .filter(type -> (withNeed ? doors.withNeed(type) : doors.withPurchase(type))
                        .filter(journeyId::equals)
                        .isPresent())
                .map(type -> type.id())
                .toArray(String[]::new);
    }
}
