package io.kairos.orchestrator.fault;

import io.kairos.orchestrator.Kairos;
import io.kairos.orchestrator.platform.servers.DatabaseAddress;
import io.kairos.orchestrator.support.ChildJava;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code kairos serve} in a process of its own with 512 MB, reaching PostgreSQL through a proxy. */
final class Node implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name;
    private final ChildJava process;
    private final FaultProxy database;
    private final Path data;

    private Node(String name, ChildJava process, FaultProxy database, Path data) {
        this.name = name;
        this.process = process;
        this.database = database;
        this.data = data;
    }

    /** Where a node works, and how. */
    record Place(
            Path folder, DatabaseAddress database, String redisUrl, Map<String, String> settings, Duration lease) {}

    /** Starts one; the name stands in the journal of moves. */
    static Node start(Place place, FaultProxy database) {
        String name = "node-" + NUMBER.incrementAndGet();
        String url = place.database().jdbcUrl().replaceFirst("127\\.0\\.0\\.1:\\d+", "127.0.0.1:" + database.port())
                // every statement goes out in words, so that the proxy can read along
                + "?prepareThreshold=0&ApplicationName=" + name
                // twice the test's lease, in place of the program's 60 s
                + "&options=-c%20plan_cache_mode=force_custom_plan%20-c%20idle_in_transaction_session_timeout="
                + 2 * place.lease().toMillis();
        Map<String, String> environment = new HashMap<>(place.settings());
        environment.put("KAIROS_DATABASE_URL", url);
        environment.put("KAIROS_DATABASE_USER", place.database().user());
        environment.put("KAIROS_DATABASE_PASSWORD", place.database().password());
        environment.put("KAIROS_REDIS_URL", place.redisUrl());
        environment.put("JAVA_TOOL_OPTIONS", "-Xmx512m -XX:+UseSerialGC");
        try {
            Path data = Files.createTempDirectory(place.folder(), name);
            if (Files.exists(place.folder().resolve("write-key"))) {
                Files.copy(place.folder().resolve("write-key"), data.resolve("write-key"));
            }
            return new Node(
                    name,
                    ChildJava.start(
                            place.folder(),
                            environment,
                            Kairos.class,
                            "serve",
                            "--port",
                            "0",
                            "--data",
                            data.toString()),
                    database,
                    data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it answers. */
    Node awaitReady() {
        process.awaitOutput("http://127.0.0.1:");
        Path key = data.resolve("write-key");
        Path shared = data.resolveSibling("write-key");
        try {
            if (Files.exists(key) && !Files.exists(shared)) {
                Files.copy(key, shared);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    String name() {
        return name;
    }

    FaultProxy database() {
        return database;
    }

    String url() {
        Matcher address = ADDRESS.matcher(process.output());
        if (!address.find()) {
            throw new IllegalStateException("no address in: " + process.output());
        }
        return address.group();
    }

    /** The key that may write events. */
    String writeKey() {
        try {
            return Files.readString(data.resolveSibling("write-key")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.kill();
    }

    /** As an operator's {@code kill} does; the exit code. */
    int terminate() {
        return process.terminate();
    }

    /** Stops it in its tracks. */
    void pause() {
        signal("STOP");
    }

    /** Lets it go on as if nothing had happened. */
    void goOn() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            int exit = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill -" + signal + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it wrote into its log. */
    String log() {
        try {
            return Files.readString(data.resolve("kairos.log"));
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            goOn();
        }
        process.close();
        database.close();
    }
}
