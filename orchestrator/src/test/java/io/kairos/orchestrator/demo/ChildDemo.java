package io.kairos.orchestrator.demo;

import io.kairos.orchestrator.Kairos;
import io.kairos.orchestrator.platform.servers.ServerAddresses;
import io.kairos.orchestrator.support.ChildJava;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code kairos demo} as a process of its own, on the servers of the test, watched by its lines of progress. */
final class ChildDemo implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
    private static final Pattern PASSWORD = Pattern.compile("(?<=the password )\\S+");
    private static final Pattern EVENT = Pattern.compile("event (\\d+) of");

    private final ChildJava process;

    private ChildDemo(ChildJava process) {
        this.process = process;
    }

    static ChildDemo start(ServerAddresses servers, Path data, String... arguments) {
        var command = new ArrayList<>(List.of("demo", "--port", "0", "--data", data.toString()));
        command.addAll(List.of(arguments));
        var environment = Map.of(
                "KAIROS_DATABASE_URL", servers.database().jdbcUrl(),
                "KAIROS_DATABASE_USER", servers.database().user(),
                "KAIROS_DATABASE_PASSWORD", servers.database().password(),
                "KAIROS_REDIS_URL", servers.redisUrl());
        return new ChildDemo(ChildJava.start(data, environment, Kairos.class, command.toArray(String[]::new)));
    }

    /** The web address, once it listens. */
    String url() {
        return found(ADDRESS, "http://127.0.0.1:");
    }

    /** The password of the administrator of a demo that people sign in to. */
    String password() {
        return found(PASSWORD, "shown this once");
    }

    private String found(Pattern wanted, String awaited) {
        var found = wanted.matcher(process.awaitOutput(awaited).output());
        if (!found.find()) {
            throw new IllegalStateException("no " + wanted + " in: " + process.output());
        }
        return found.group();
    }

    /** Events handed over, as last told. */
    int position() {
        var event = EVENT.matcher(process.output());
        int last = 0;
        while (event.find()) {
            last = Integer.parseInt(event.group(1));
        }
        return last;
    }

    boolean hasReported() {
        return process.output().contains("share of value caught:");
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.kill();
    }

    int awaitExit() {
        return process.awaitExit();
    }

    String output() {
        return process.output();
    }

    @Override
    public void close() {
        process.close();
    }
}
