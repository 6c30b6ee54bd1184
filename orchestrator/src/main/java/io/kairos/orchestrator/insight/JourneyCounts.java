package io.kairos.orchestrator.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts enrolments and messages of every journey; cheap to ask often. */
@Component
class JourneyCounts {

    private static final String COUNT = """
            with entered as (
                select journey_id, count(*) as started,
                       count(*) filter (where state = 'inside') as inside,
                       count(*) filter (where state = 'ended') as ended,
                       count(*) filter (where outcome = 'bought') as bought
                  from enrolment group by journey_id),
            written as (
                select journey_id,
                       count(*) filter (where state in ('ready', 'claimed', 'sending')) as queued,
                       count(*) filter (where state = 'held') as held,
                       count(*) filter (where sent_at is not null) as sent,
                       count(*) filter (where state = 'accepted') as delivered,
                       count(*) filter (where state in ('refused', 'aside')) as refused,
                       count(*) filter (where state = 'cancelled') as cancelled,
                       count(*) filter (where state = 'unknown') as unknown
                  from dispatch group by journey_id)
            select * from entered full join written using (journey_id)
            """;

    /** Both kinds of counts of one journey. */
    record Of(String journeyId, JourneyView.Counts counts, JourneyView.Messages messages) {
        static Of nothing(String journeyId) {
            return new Of(journeyId, JourneyView.Counts.NONE, JourneyView.Messages.NONE);
        }
    }

    private final Tally<Map<String, Of>> counts;

    JourneyCounts(JdbcClient jdbc) {
        counts = new Tally<>(() -> count(jdbc), System::nanoTime);
    }

    Of of(String journeyId) {
        return counts.get().getOrDefault(journeyId, Of.nothing(journeyId));
    }

    private static Map<String, Of> count(JdbcClient jdbc) {
        return jdbc.sql(COUNT).query(JourneyCounts::row).list().stream()
                .collect(Collectors.toMap(Of::journeyId, each -> each));
    }

    private static Of row(ResultSet row, int number) throws SQLException {
        return new Of(
                row.getString("journey_id"),
                new JourneyView.Counts(
                        row.getLong("started"), row.getLong("inside"), row.getLong("ended"), row.getLong("bought")),
                new JourneyView.Messages(
                        row.getLong("queued"),
                        row.getLong("held"),
                        row.getLong("sent"),
                        row.getLong("delivered"),
                        row.getLong("refused"),
                        row.getLong("cancelled"),
                        row.getLong("unknown")));
    }
}
