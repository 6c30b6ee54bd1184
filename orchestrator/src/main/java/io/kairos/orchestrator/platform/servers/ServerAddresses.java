package io.kairos.orchestrator.platform.servers;

import java.util.Map;

/**
 * The two servers Kairos stands on.
 *
 * @param redisUrl {@code redis://[user]:password@host:port/number}
 */
public record ServerAddresses(DatabaseAddress database, String redisUrl) {
    /** As the properties the application reads. */
    public Map<String, Object> asProperties() {
        return Map.of(
                "spring.datasource.url", database.jdbcUrl(),
                "spring.datasource.username", database.user(),
                "spring.datasource.password", database.password(),
                "kairos.redis.url", redisUrl);
    }

    /** Without passwords. */
    @Override
    public String toString() {
        return "PostgreSQL " + database;
    }
}
