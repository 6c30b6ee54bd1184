package io.kairos.orchestrator.bench;

import io.kairos.orchestrator.Kairos;
import io.kairos.orchestrator.platform.servers.DataFolder;
import io.kairos.orchestrator.platform.servers.ExternalServers;
import io.kairos.orchestrator.platform.servers.ServerAddresses;
import io.kairos.orchestrator.platform.servers.Servers;
import io.kairos.orchestrator.platform.servers.Servers.WhenInUse;
import io.kairos.orchestrator.support.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * The whole application on servers of its own, made to survive a crash of the machine as in earnest ({@code fsync} and
 * {@code synchronous_commit} on), or on those that {@code KAIROS_DATABASE_URL} and {@code KAIROS_REDIS_URL} name. Pumps run
 * only when called, unless {@code kairos.pumps} says otherwise; it serves HTTP where {@code server.port} is set. Suites that ask for the same settings share one world: each empties the tables it fills.
 */
public final class BenchWorld {
    private static final Map<Object, BenchWorld> WORLDS = new ConcurrentHashMap<>();
    private static final AtomicBoolean ON_TEST_SERVERS = new AtomicBoolean();

    private final Path folder;
    private final AutoCloseable servers;
    private final ConfigurableApplicationContext context;

    private BenchWorld(Path folder, AutoCloseable servers, ConfigurableApplicationContext context) {
        this.folder = folder;
        this.servers = servers;
        this.context = context;
    }

    /** From now on worlds stand on the servers of the tests: for figures nobody reads. */
    static void useTestServers() {
        ON_TEST_SERVERS.set(true);
    }

    /**
     * Starts one, or finds the one that was started; it ends with the process.
     *
     * @param settings settings of the application
     * @param more further configuration classes, such as channels
     */
    public static BenchWorld of(Map<String, String> settings, Class<?>... more) {
        return WORLDS.computeIfAbsent(List.of(settings, Set.of(more)), key -> start(settings, more));
    }

    /** Ends all of them. */
    static void closeAll() {
        WORLDS.values().removeIf(world -> {
            world.close();
            return true;
        });
    }

    private static BenchWorld start(Map<String, String> settings, Class<?>... more) {
        Path folder = newFolder();
        ServerAddresses addresses;
        AutoCloseable owned = () -> {};
        if (ON_TEST_SERVERS.get()) {
            addresses = TestDatabase.fresh();
        } else {
            Servers servers = Servers.start(
                    DataFolder.at(folder), ExternalServers.fromEnvironment(System.getenv()), WhenInUse.REFUSE);
            addresses = servers.addresses();
            owned = servers;
        }
        Map<String, Object> properties = new HashMap<>(addresses.asProperties());
        properties.putAll(settings);
        properties.put("kairos.data", folder);
        properties.putIfAbsent("kairos.pumps", "manual");
        properties.put("logging.level.root", "warn");
        SpringApplication application = new SpringApplication(Kairos.class);
        application.addPrimarySources(List.of(more));
        application.setWebApplicationType(
                settings.containsKey("server.port") ? WebApplicationType.SERVLET : WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        ConfigurableApplicationContext context = application.run(properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new));
        BenchWorld world = new BenchWorld(folder, owned, context);
        if (!ON_TEST_SERVERS.get()) {
            Runtime.getRuntime().addShutdownHook(new Thread(world::close, "end-of-bench"));
        }
        return world;
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("kairos-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one bean of that type. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** One of several beans of that type. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** Where it serves HTTP. */
    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** The database. */
    public JdbcTemplate jdbc() {
        return bean(JdbcTemplate.class);
    }

    /**
     * The database knows how much there is: between rounds. It is not told to write its pages as well: a round of seconds that
     * begins with a checkpoint would write each page whole to the log, which otherwise happens every quarter of an hour.
     */
    public void settle() {
        jdbc().execute("vacuum analyze");
    }

    private void close() {
        try {
            context.close();
            servers.close();
            FileSystemUtils.deleteRecursively(folder);
        } catch (Exception e) {
            throw new IllegalStateException("the servers of the benchmarks do not end", e);
        }
    }
}
