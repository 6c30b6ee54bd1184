package io.kairos.orchestrator.design;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The versions of journeys that are or were in force. */
@Repository
class VersionStore {
    private final JdbcClient jdbc;

    VersionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A version as its marketer wrote it. */
    record Version(int number, String source) {}

    Optional<Version> newest(String journeyId) {
        return jdbc.sql("""
                        select version as number, source from journey_version where journey_id = ?
                        order by version desc limit 1
                        """).param(journeyId).query(Version.class).optional();
    }

    Optional<Version> find(String journeyId, int version) {
        return jdbc.sql("select version as number, source from journey_version where journey_id = ? and version = ?")
                .params(journeyId, version)
                .query(Version.class)
                .optional();
    }
}
