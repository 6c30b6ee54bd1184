package io.kairos.orchestrator.fault;

import io.kairos.orchestrator.platform.servers.DatabaseAddress;
import io.kairos.orchestrator.platform.servers.FaultyServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.util.FileSystemUtils;

/**
 * Everything a scenario stands on: durable servers, the providers, a node of the real program. A scenario leaves a node that
 * is alive; the next one goes on with it.
 */
final class Rig implements AutoCloseable {
    /** The promise: what a killed node leaves behind is taken over within this time. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(3);
    private static final Duration LONGEST_LEASE = Duration.ofSeconds(20);

    final FaultyServers servers;
    final Fakes fakes;
    final Ground ground;
    final Checker checker;
    private final Path folder;
    private final Map<String, String> settings = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private Optional<Duration> lease = Optional.empty();
    private boolean journal;
    private boolean closed;

    private Rig(Path folder) {
        this.folder = folder;
        this.servers = FaultyServers.start(folder.resolve("servers"));
        this.fakes = new Fakes(folder);
        this.ground = new Ground(servers.database());
        this.checker = new Checker(fakes, ground);
        settings.putAll(fakes.settings());
        settings.put("KAIROS_ACCESS_MODE", "open");
        settings.put("KAIROS_DISPATCH_FIRSTRETRY", "1s");
        settings.put("KAIROS_DISPATCH_LONGESTRETRY", "5s");
    }

    /** Starts servers and providers, and no node. */
    static Rig start() {
        try {
            return new Rig(Files.createTempDirectory("kairos-faults"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A further setting of every node started from now on. */
    Rig with(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /**
     * How long a claim holds: far shorter than the program's own minute, so that its end can be waited for, and no shorter than a
     * fresh process takes for its first messages. That follows from how long this machine takes to start one.
     */
    Duration lease() {
        return lease.orElse(SHORTEST_LEASE);
    }

    private void measureLease() {
        long begin = System.nanoTime();
        Node first = beginNode().awaitReady();
        lengthenLease(begin);
        drop(first);
    }

    /** A machine that has become slower since gives the nodes to come longer leases, and the providers more time to answer. */
    private void lengthenLease(long begin) {
        long part = Duration.ofNanos(System.nanoTime() - begin).dividedBy(3).toSeconds();
        long seconds = Math.max(lease().toSeconds(), Math.min(part, LONGEST_LEASE.toSeconds()));
        lease = Optional.of(Duration.ofSeconds(seconds));
        settings.put("KAIROS_DISPATCH_LEASE", seconds + "s");
        // the providers live on the same machine: a slow one is no reason to give an answer up
        fakes.waitedFor(Math.max(1, seconds / 3)).forEach(settings::put);
    }

    /** Starts one more node and waits until it is up. */
    Node startNode() {
        if (lease.isEmpty()) {
            measureLease();
        }
        long begin = System.nanoTime();
        Node node = ready(beginNode());
        lengthenLease(begin);
        if (!journal) {
            ground.keepJournal();
            journal = true;
        }
        return node;
    }

    /** One that does not come up in time must not be taken for the node of the runs that follow. */
    private Node ready(Node node) {
        try {
            return node.awaitReady();
        } catch (RuntimeException | AssertionError e) {
            drop(node);
            throw e;
        }
    }

    /** Starts one more node without waiting. */
    Node beginNode() {
        DatabaseAddress database = servers.database();
        int port = Integer.parseInt(database.jdbcUrl().replaceFirst(".*127\\.0\\.0\\.1:(\\d+)/.*", "$1"));
        Node node = Node.start(
                new Node.Place(folder, database, servers.redisUrl(), settings, lease()), FaultProxy.to(port));
        nodes.add(node);
        return node;
    }

    /** The node to work with; started when none is alive. */
    Node node() {
        nodes.stream().filter(node -> !node.isAlive()).toList().forEach(this::drop);
        return nodes.isEmpty() ? startNode() : nodes.get(0);
    }

    /** A node beside that one. */
    Node other(Node one) {
        return nodes.stream()
                .filter(node -> node != one && node.isAlive())
                .findFirst()
                .orElseGet(this::startNode);
    }

    /** Leaves one node alive. */
    Node alone() {
        Node one = node();
        nodes.stream().filter(node -> node != one).toList().forEach(this::drop);
        return one;
    }

    private void drop(Node node) {
        node.close();
        nodes.remove(node);
    }

    /** So many messages by each channel, in random order. */
    static List<String> mix(int each, SplittableRandom random) {
        List<String> mix = new ArrayList<>();
        for (Channels channel : Channels.ALL) {
            // a letter is printed, which takes some milliseconds
            int many = channel == Channels.POSTAL ? Math.max(1, each / 10) : each;
            for (int i = 0; i < many; i++) {
                mix.add(channel.id());
            }
        }
        java.util.Collections.shuffle(mix, new java.util.Random(random.nextLong()));
        return mix;
    }

    /** Waits until each of these has come to an end; what has not after {@link #PATIENCE} the checker will name. */
    void awaitSettled(Collection<Message> messages) {
        await(() -> ground.unsettled(messages) == 0, PATIENCE);
    }

    /** The same, with every pause over at once, and with every question to a provider answered. */
    void awaitSettledWithoutPauses(Collection<Message> messages) {
        awaitSettledWithoutPauses(messages, PATIENCE);
    }

    /** The same, for so long at most. */
    void awaitSettledWithoutPauses(Collection<Message> messages, Duration patience) {
        List<Message> asked = messages.stream()
                .filter(message -> message.channel().equals("sms"))
                .toList();
        await(
                () -> {
                    ground.letTimePass(messages);
                    return ground.unsettled(messages) == 0 && ground.count(asked, "unknown") == 0;
                },
                patience);
    }

    /** Whether it came true in time. */
    static boolean await(BooleanSupplier condition, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return true;
    }

    /** Waits until the messages have come to their ends and counts them. */
    void settleAndCheck(Collection<Message> messages, Tally tally) {
        awaitSettled(messages);
        check(messages, tally);
    }

    /** Counts them as they are. */
    void check(Collection<Message> messages, Tally tally) {
        checker.check(messages, listed(), tally);
    }

    /** What the operator is shown as unknown, page after page. */
    Set<UUID> listed() {
        Set<UUID> listed = new HashSet<>(new Client(node()).unknown());
        return listed;
    }

    /** What the last node said, for a report of a failure. */
    String logs() {
        StringBuilder logs = new StringBuilder();
        nodes.forEach(
                node -> logs.append("== ").append(node.name()).append('\n').append(node.log()));
        return logs.toString();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        List.copyOf(nodes).forEach(this::drop);
        fakes.close();
        servers.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
