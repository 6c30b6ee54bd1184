package io.kairos.orchestrator.platform.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The PostgreSQL process that runs on a data folder, whoever started it, known by the file it keeps there itself. */
record Postmaster(long pid, int port) {
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** The one that runs on this data; empty when none does, whatever a crash has left in the file. */
    static Optional<Postmaster> on(Path data) {
        Path file = data.resolve("postmaster.pid");
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() < 4) {
                return Optional.empty();
            }
            Postmaster found = new Postmaster(
                    Long.parseLong(lines.get(0).strip()),
                    Integer.parseInt(lines.get(3).strip()));
            return found.isAlive() ? Optional.of(found) : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The one that runs on this data, once it lets us in; empty when none does, or the one that did has ended. */
    static Optional<Postmaster> readyOn(Path data, String password, Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        Optional<Postmaster> running = on(data);
        while (running.isPresent() && !running.get().letsIn(password) && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
            running = on(data);
        }
        return running;
    }

    /** Whether none runs on this data any more, at last. */
    static boolean endsOn(Path data, Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        while (on(data).isPresent() && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return on(data).isEmpty();
    }

    private boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command())
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
    }

    private boolean letsIn(String password) {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?connectTimeout=2&loginTimeout=2";
        try (Connection connection = DriverManager.getConnection(url, EmbeddedPostgresServer.USER, password)) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }
}
