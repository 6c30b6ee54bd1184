package io.kairos.orchestrator.platform.servers;

import io.kairos.orchestrator.platform.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import redis.embedded.RedisServer;

/**
 * A real Redis whose data lives in the data folder. It runs as a daemon of its own, so that an interrupt at the
 * terminal stops the program first; one left running by a program that was killed is taken over, and stopped in its turn.
 */
final class EmbeddedRedisServer implements AutoCloseable {
    private static final Duration START_WAIT = Duration.ofSeconds(30);

    private final int port;
    private final String password;

    private EmbeddedRedisServer(int port, String password) {
        this.port = port;
        this.password = password;
    }

    /**
     * Starts or takes over the server of this folder.
     *
     * @throws StartFailure when it does not come up
     */
    static EmbeddedRedisServer start(DataFolder folder) {
        String password = folder.secret("redis.password");
        try {
            Optional<Integer> running = running(folder, password);
            if (running.isPresent()) {
                return new EmbeddedRedisServer(running.get(), password);
            }
            int port = Ports.remembered(folder.resolve("redis.port"))
                    .filter(Ports::isFree)
                    .orElseGet(Ports::free);
            Path data = Files.createDirectories(folder.resolve("redis"));
            folder.writeSecret("redis.port", Integer.toString(port));
            folder.writeSecret("redis.conf", configuration(port, password, data, folder.resolve("redis.log")));
            launch(folder);
            if (!answersWithin(START_WAIT, port, password)) {
                throw failed(folder);
            }
            return new EmbeddedRedisServer(port, password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of the server another program runs in this folder. */
    static Optional<String> shared(DataFolder folder) {
        String password = folder.secret("redis.password");
        return running(folder, password).map(port -> url(port, password));
    }

    String url() {
        return url(port, password);
    }

    /** Stops the server after it has written its log to disk, whoever started it. */
    @Override
    public void close() {
        RedisWire.shutdown(port, password);
    }

    private static String url(int port, String password) {
        return "redis://:" + password + "@127.0.0.1:" + port + "/0";
    }

    private static Optional<Integer> running(DataFolder folder, String password) {
        return Ports.remembered(folder.resolve("redis.port")).filter(port -> RedisWire.answers(port, password));
    }

    private static String configuration(int port, String password, Path data, Path log) {
        return """
                bind 127.0.0.1
                protected-mode yes
                port %d
                requirepass %s
                dir "%s"
                logfile "%s"
                daemonize yes
                databases 256
                save ""
                appendonly yes
                appendfsync everysec
                maxmemory-policy noeviction
                """.formatted(port, password, data, log);
    }

    private static void launch(DataFolder folder) throws IOException {
        Path program = unpack(folder);
        Process process = new ProcessBuilder(
                        program.toString(), folder.resolve("redis.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("redis.log").toFile()))
                .start();
        try {
            if (!process.waitFor(START_WAIT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroy();
                throw failed(folder);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(folder);
        }
    }

    private static boolean answersWithin(Duration wait, int port, String password) {
        long end = System.nanoTime() + wait.toNanos();
        while (System.nanoTime() < end) {
            if (RedisWire.answers(port, password)) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        return false;
    }

    private static Path unpack(DataFolder folder) throws IOException {
        String name = "redis-server-7.0.15-" + platform();
        Path program = folder.resolve("bin").resolve(name);
        if (Files.isExecutable(program)) {
            return program;
        }
        try (InputStream binary = RedisServer.class.getResourceAsStream("/" + name)) {
            if (binary == null) {
                throw new StartFailure(
                        "no-embedded-redis",
                        Map.of("system", System.getProperty("os.name"), "machine", System.getProperty("os.arch")));
            }
            Files.createDirectories(program.getParent());
            Path draft = program.resolveSibling(name + ".new");
            Files.copy(binary, draft, StandardCopyOption.REPLACE_EXISTING);
            if (!draft.toFile().setExecutable(true, true)) {
                throw new IOException("cannot make " + draft + " executable");
            }
            return Files.move(draft, program, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static StartFailure failed(DataFolder folder) {
        return new StartFailure(
                "embedded-redis-failed",
                Map.of("log", folder.resolve("redis.log").toString()));
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch");
        return system + "-"
                + switch (machine) {
                    case "x86_64", "amd64" -> "amd64";
                    case "aarch64", "arm64" -> "arm64";
                    default -> machine;
                };
    }
}
