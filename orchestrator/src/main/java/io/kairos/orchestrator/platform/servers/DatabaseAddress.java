package io.kairos.orchestrator.platform.servers;

/**
 * Where PostgreSQL is and who asks.
 *
 * @param jdbcUrl with the prefix {@code jdbc:postgresql:}
 */
public record DatabaseAddress(String jdbcUrl, String user, String password) {
    /** Without the password. */
    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}
