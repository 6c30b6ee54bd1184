package io.kairos.orchestrator.platform.servers;

import io.kairos.orchestrator.platform.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The servers this program runs on: started, taken over, shared or external. Closing stops those it owns. */
public final class Servers implements AutoCloseable {
    private static final Duration SHARED_WAIT = Duration.ofSeconds(60);

    private final ServerAddresses addresses;
    private final Deque<AutoCloseable> owned;

    private Servers(ServerAddresses addresses, Deque<AutoCloseable> owned) {
        this.addresses = addresses;
        this.owned = owned;
    }

    /** What to do when another program already runs on the data folder. */
    public enum WhenInUse {
        /** Work beside it, on its servers. */
        SHARE,
        /** Say so and end. */
        REFUSE
    }

    /** Starts the embedded servers that no external address replaces. */
    public static Servers start(DataFolder folder, ExternalServers external, WhenInUse whenInUse) {
        return start(folder, external, whenInUse, true);
    }

    /** Embedded servers for tests: fast, and not made to survive a crash of the machine. */
    public static Servers forTests(DataFolder folder) {
        return start(folder, ExternalServers.none(), WhenInUse.REFUSE, false);
    }

    private static Servers start(DataFolder folder, ExternalServers external, WhenInUse whenInUse, boolean durable) {
        Optional<FileLock> lock = folder.tryLock();
        if (lock.isEmpty()) {
            if (whenInUse == WhenInUse.REFUSE) {
                throw new StartFailure(
                        "already-running", Map.of("path", folder.path().toString()));
            }
            return new Servers(shared(folder, external), new ArrayDeque<>());
        }
        Deque<AutoCloseable> owned = new ArrayDeque<>();
        owned.push(() -> lock.get().acquiredBy().close());
        try {
            DatabaseAddress database = external.database().orElseGet(() -> {
                EmbeddedPostgresServer server = EmbeddedPostgresServer.start(folder, durable);
                owned.push(server);
                return server.address();
            });
            String redis = external.redisUrl().orElseGet(() -> {
                EmbeddedRedisServer server = EmbeddedRedisServer.start(folder);
                owned.push(server);
                return server.url();
            });
            return new Servers(new ServerAddresses(database, redis), owned);
        } catch (RuntimeException e) {
            closeAll(owned, e);
            throw e;
        }
    }

    private static ServerAddresses shared(DataFolder folder, ExternalServers external) {
        long end = System.nanoTime() + SHARED_WAIT.toNanos();
        while (System.nanoTime() < end) {
            Optional<DatabaseAddress> database = external.database().or(() -> EmbeddedPostgresServer.shared(folder));
            Optional<String> redis = external.redisUrl().or(() -> EmbeddedRedisServer.shared(folder));
            if (database.isPresent() && redis.isPresent()) {
                return new ServerAddresses(database.get(), redis.get());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new StartFailure(
                "shared-servers-silent", Map.of("path", folder.path().toString()));
    }

    /** Where the servers are. */
    public ServerAddresses addresses() {
        return addresses;
    }

    /** Stops what this program owns, last started first. */
    @Override
    public void close() {
        closeAll(owned, null);
    }

    private static void closeAll(Deque<AutoCloseable> owned, @Nullable RuntimeException because) {
        while (!owned.isEmpty()) {
            try {
                owned.pop().close();
            } catch (RuntimeException e) {
                if (because != null) {
                    because.addSuppressed(e);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
