package io.kairos.orchestrator.support;

import io.kairos.orchestrator.platform.servers.DataFolder;
import io.kairos.orchestrator.platform.servers.DatabaseAddress;
import io.kairos.orchestrator.platform.servers.ExternalServers;
import io.kairos.orchestrator.platform.servers.ServerAddresses;
import io.kairos.orchestrator.platform.servers.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * One PostgreSQL and one Redis for all tests of this JVM: those named by {@code KAIROS_TEST_DATABASE_URL} and
 * {@code KAIROS_TEST_REDIS_URL}, else containers where Docker runs, else the embedded ones. Stopped when the JVM ends.
 */
public final class TestServers {
    private static final List<ConfigurableApplicationContext> CONTEXTS = new CopyOnWriteArrayList<>();

    private TestServers() {}

    /** Where they are; started at the first call. */
    public static ServerAddresses addresses() {
        return Holder.ADDRESSES;
    }

    /** Has this context closed before the servers stop. */
    static void closeBeforeStopping(ConfigurableApplicationContext context) {
        CONTEXTS.add(context);
    }

    private static final class Holder {
        static final ServerAddresses ADDRESSES = start();
    }

    private static ServerAddresses start() {
        ExternalServers named = ExternalServers.fromEnvironment(System.getenv(), "KAIROS_TEST_");
        if (named.database().isPresent() && named.redisUrl().isPresent()) {
            return new ServerAddresses(named.database().get(), named.redisUrl().get());
        }
        return dockerIsThere() ? containers() : embedded();
    }

    private static boolean dockerIsThere() {
        boolean reachable = System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
        return reachable && DockerClientFactory.instance().isDockerAvailable();
    }

    @SuppressWarnings("resource") // Testcontainers removes them when the JVM ends
    private static ServerAddresses containers() {
        PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18");
        postgres.start();
        GenericContainer<?> redis = new GenericContainer<>("redis:7")
                .withExposedPorts(6379)
                .withCommand("redis-server", "--databases", "256");
        redis.start();
        return new ServerAddresses(
                new DatabaseAddress(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword()),
                "redis://" + redis.getHost() + ":" + redis.getMappedPort(6379) + "/0");
    }

    private static ServerAddresses embedded() {
        try {
            Path folder = Files.createTempDirectory("kairos-test-servers");
            Servers servers = Servers.forTests(DataFolder.at(folder));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(servers, folder), "stop-test-servers"));
            return servers.addresses();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(Servers servers, Path folder) {
        CONTEXTS.forEach(ConfigurableApplicationContext::close);
        servers.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
