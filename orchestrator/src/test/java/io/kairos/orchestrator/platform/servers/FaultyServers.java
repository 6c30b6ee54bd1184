package io.kairos.orchestrator.platform.servers;

import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL and a Redis as the program itself would start them, durable, that can be killed, started again on what is left,
 * and, Redis, set back to an earlier state of its files.
 */
public final class FaultyServers implements AutoCloseable {
    private final DataFolder folder;
    private EmbeddedPostgresServer postgres;
    private EmbeddedRedisServer redis;

    private FaultyServers(DataFolder folder, EmbeddedPostgresServer postgres, EmbeddedRedisServer redis) {
        this.folder = folder;
        this.postgres = postgres;
        this.redis = redis;
    }

    public static FaultyServers start(Path path) {
        DataFolder folder = DataFolder.at(path);
        return new FaultyServers(folder, EmbeddedPostgresServer.start(folder, true), EmbeddedRedisServer.start(folder));
    }

    public DatabaseAddress database() {
        return postgres.address();
    }

    public String redisUrl() {
        return redis.url();
    }

    /** Every process of PostgreSQL at once, as {@code kill -9} does: what was not yet handed to the kernel is gone. */
    public void killPostgres() {
        Path data = folder.resolve("postgres");
        ProcessHandle postmaster = Postmaster.on(data)
                .flatMap(running -> ProcessHandle.of(running.pid()))
                .orElseThrow(() -> new IllegalStateException("no PostgreSQL runs on " + data));
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList().forEach(FaultyServers::kill);
        Postmaster.endsOn(data, Duration.ofSeconds(20));
        postgres.close();
    }

    public void startPostgres() {
        postgres = EmbeddedPostgresServer.start(folder, true);
    }

    public void killRedis() {
        ProcessHandle process = ProcessHandle.of(redisPid()).orElseThrow();
        kill(process);
        process.onExit().join();
    }

    public void startRedis() {
        redis = EmbeddedRedisServer.start(folder);
    }

    /** A copy of what Redis has on disk now. */
    public Path copyRedis() {
        try {
            Path copy = Files.createTempDirectory(folder.path(), "redis-copy");
            FileSystemUtils.copyRecursively(folder.resolve("redis"), copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a copy in place of what Redis has on disk; not while it runs. */
    public void setRedisBackTo(Path copy) {
        try {
            FileSystemUtils.deleteRecursively(folder.resolve("redis"));
            FileSystemUtils.copyRecursively(copy, folder.resolve("redis"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what Redis has on disk; not while it runs. */
    public void emptyRedis() {
        try {
            FileSystemUtils.deleteRecursively(folder.resolve("redis"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long redisPid() {
        RedisClient client = RedisClient.create(redis.url());
        try (var connection = client.connect()) {
            return connection
                    .sync()
                    .info("server")
                    .lines()
                    .filter(line -> line.startsWith("process_id:"))
                    .map(line -> Long.parseLong(
                            line.substring("process_id:".length()).strip()))
                    .findFirst()
                    .orElseThrow();
        } finally {
            client.shutdown();
        }
    }

    private static void kill(ProcessHandle process) {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        redis.close();
        postgres.close();
    }
}
