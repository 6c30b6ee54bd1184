package io.kairos.orchestrator.support;

import io.kairos.orchestrator.platform.servers.DatabaseAddress;
import io.kairos.orchestrator.platform.servers.ServerAddresses;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Databases nobody else uses. */
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final long PROCESS = ProcessHandle.current().pid();

    private TestDatabase() {}

    /** A new empty database, without schema, and a Redis number of its own. */
    public static ServerAddresses fresh() {
        ServerAddresses servers = TestServers.addresses();
        int number = COUNT.incrementAndGet();
        String name = "test_" + PROCESS + "_" + number;
        DatabaseAddress admin = servers.database();
        try (Connection connection = DriverManager.getConnection(admin.jdbcUrl(), admin.user(), admin.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the test database " + name, e);
        }
        return new ServerAddresses(
                new DatabaseAddress(otherDatabase(admin.jdbcUrl(), name), admin.user(), admin.password()),
                otherNumber(servers.redisUrl(), number));
    }

    private static String otherDatabase(String jdbcUrl, String name) {
        int query = jdbcUrl.indexOf('?');
        String address = query < 0 ? jdbcUrl : jdbcUrl.substring(0, query);
        String rest = query < 0 ? "" : jdbcUrl.substring(query);
        return address.substring(0, address.lastIndexOf('/') + 1) + name + rest;
    }

    private static String otherNumber(String redisUrl, int number) {
        int path = redisUrl.indexOf('/', "redis://".length() + 2);
        return (path < 0 ? redisUrl : redisUrl.substring(0, path)) + "/" + number;
    }
}
