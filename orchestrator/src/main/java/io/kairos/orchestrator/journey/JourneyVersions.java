package io.kairos.orchestrator.journey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every version of every journey that was ever in force, as the marketer wrote it. */
@Repository
class JourneyVersions {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    JourneyVersions(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Version> newest(String journeyId) {
        return jdbc.sql("select * from journey_version where journey_id = ? order by version desc limit 1")
                .param(journeyId)
                .query(JourneyVersions::read)
                .optional();
    }

    Optional<Version> find(String journeyId, int version) {
        return jdbc.sql("select * from journey_version where journey_id = ? and version = ?")
                .param(journeyId)
                .param(version)
                .query(JourneyVersions::read)
                .optional();
    }

    /** The version that the engine runs under this key. */
    Optional<Key> running(String deploymentKey) {
        return jdbc.sql("select journey_id, version from journey_version where deployment_key = ?")
                .param(deploymentKey)
                .query((row, number) -> new Key(row.getString(1), row.getInt(2)))
                .optional();
    }

    /** What a version is called by. */
    record Key(String journeyId, int version) {}

    /** Those of these journeys that are neither paused nor stopped, with the number of their newest version. */
    Map<String, Integer> open(Set<String> journeyIds) {
        var open = new HashMap<String, Integer>();
        jdbc.sql("""
                        select journey_id, max(version) as version from journey_version
                        where journey_id = any(?) and journey_id not in (select journey_id from resting_journey)
                        group by journey_id
                        """).param(journeyIds.toArray(String[]::new)).query(row -> {
            open.put(row.getString("journey_id"), row.getInt("version"));
        });
        return open;
    }

    /** Whether the newest version comes from the designer, or one from there waits to be the newest. */
    boolean isDesigned(String journeyId) {
        return jdbc.sql("""
                        select coalesce((select launched_by is not null from journey_version where journey_id = :id
                                         order by version desc limit 1), false)
                            or exists (select 1 from journey_launch
                                where journey_id = :id and state in ('waiting-for-approval', 'scheduled'))
                        """).param("id", journeyId).query(Boolean.class).single();
    }

    void add(String journeyId, int version, byte[] source, String deploymentKey, JourneyRegistry.Launch launch) {
        jdbc.sql("""
                        insert into journey_version (journey_id, version, fingerprint, source, deployment_key, deployed_at,
                            launched_by, note, people)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(journeyId)
                .param(version)
                .param(digest(source))
                .param(new String(source, StandardCharsets.UTF_8))
                .param(deploymentKey)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(launch.by().orElse(null))
                .param(launch.note())
                .param(launch.people())
                .update();
    }

    private static Version read(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getInt("version"),
                row.getString("fingerprint"),
                row.getString("source").getBytes(StandardCharsets.UTF_8),
                row.getString("deployment_key"));
    }

    private static String digest(byte[] source) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(source));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Version(int version, String fingerprint, byte[] source, String deploymentKey) {
        boolean holds(byte[] bpmn) {
            return fingerprint.equals(digest(bpmn));
        }
    }
}
