package io.kairos.orchestrator.platform.cli;

import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.orchestrator.platform.servers.DatabaseAddress;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/** What must be there before the program starts, checked so that a failure can be told in one line. */
final class Preconditions {
    private static final int OLDEST_POSTGRES = 15;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private Preconditions() {}

    static void requireFreePort(ProgramOptions.Web web) {
        if (web.port() < 0 || web.port() > 65_535) {
            throw new StartFailure("no-such-port", Map.of("port", Integer.toString(web.port())));
        }
        try (ServerSocket socket = new ServerSocket()) {
            InetAddress address = InetAddress.getByName(web.host());
            if (!address.isAnyLocalAddress() && NetworkInterface.getByInetAddress(address) == null) {
                throw new IOException("not an address of this machine");
            }
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, web.port()), 1);
        } catch (IOException e) {
            String port = Integer.toString(web.port());
            if (String.valueOf(e.getMessage()).contains("already in use")) {
                throw new StartFailure("port-in-use", Map.of("port", port, "host", web.host()), e);
            }
            throw new StartFailure(
                    "cannot-listen", Map.of("port", port, "host", web.host(), "cause", rootMessage(e)), e);
        }
    }

    static void requireDatabase(DatabaseAddress database) {
        String place = place(database.jdbcUrl());
        Properties login = new Properties();
        login.setProperty("user", database.user());
        login.setProperty("password", database.password());
        login.setProperty("connectTimeout", Long.toString(TIMEOUT.toSeconds()));
        login.setProperty("loginTimeout", Long.toString(TIMEOUT.toSeconds()));
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), login)) {
            if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST_POSTGRES) {
                throw new StartFailure(
                        "database-too-old",
                        Map.of(
                                "place",
                                place,
                                "version",
                                connection.getMetaData().getDatabaseProductVersion()));
            }
        } catch (SQLException e) {
            throw unusable(e, place, database.user());
        }
    }

    static void requireRedis(String url) {
        RedisURI uri = RedisURI.create(url);
        uri.setTimeout(TIMEOUT);
        RedisClient client = RedisClient.create(uri);
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            connection.sync().ping();
        } catch (RedisException e) {
            throw new StartFailure(
                    "redis-unreachable",
                    Map.of("place", uri.getHost() + ":" + uri.getPort(), "cause", rootMessage(e)),
                    e);
        } finally {
            client.shutdown(Duration.ZERO, TIMEOUT);
        }
    }

    private static StartFailure unusable(SQLException e, String place, String user) {
        String state = String.valueOf(e.getSQLState());
        if (state.startsWith("28")) {
            return new StartFailure("database-refuses-login", Map.of("place", place, "user", user), e);
        }
        if ("3D000".equals(state)) {
            return new StartFailure("database-missing", Map.of("place", place), e);
        }
        return new StartFailure("database-unreachable", Map.of("place", place, "cause", rootMessage(e)), e);
    }

    /** The address without its query, where a password might stand. */
    private static String place(String jdbcUrl) {
        String address = jdbcUrl.replaceFirst("^jdbc:postgresql:(//)?", "");
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
