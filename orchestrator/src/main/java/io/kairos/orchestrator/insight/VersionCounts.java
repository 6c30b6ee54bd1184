package io.kairos.orchestrator.insight;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts who entered, is inside and left one version of a journey; cheap to ask often. */
@Component
class VersionCounts {
    private static final String COUNT = """
            select count(*) as started,
                   count(*) filter (where state = 'inside') as inside,
                   count(*) filter (where state = 'ended') as ended,
                   count(*) filter (where outcome = 'bought') as bought
              from enrolment where journey_id = ? and journey_version = ?
            """;

    private final JdbcClient jdbc;
    private final Map<JourneyLibrary.Version, Tally<JourneyView.Counts>> counts = new ConcurrentHashMap<>();

    VersionCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ask for versions that exist only, each is remembered. */
    JourneyView.Counts of(JourneyLibrary.Version version) {
        return counts.computeIfAbsent(version, one -> new Tally<>(() -> count(one), System::nanoTime))
                .get();
    }

    private JourneyView.Counts count(JourneyLibrary.Version version) {
        return jdbc.sql(COUNT)
                .params(version.journeyId(), version.version())
                .query(JourneyView.Counts.class)
                .single();
    }
}
