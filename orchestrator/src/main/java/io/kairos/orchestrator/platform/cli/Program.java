package io.kairos.orchestrator.platform.cli;

import io.kairos.orchestrator.Kairos;
import io.kairos.orchestrator.platform.FirstStart;
import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.orchestrator.platform.servers.DataFolder;
import io.kairos.orchestrator.platform.servers.ExternalServers;
import io.kairos.orchestrator.platform.servers.Servers;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The running program: first the servers, then the application on them. Closing it, or ending the process by any signal
 * but {@code KILL}, ends the application first and then the servers it owns.
 */
public final class Program implements AutoCloseable {
    private final DataFolder folder;
    private final Servers servers;
    private final ConfigurableApplicationContext context;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "end-of-program");
    private boolean closed;

    private Program(DataFolder folder, Servers servers, ConfigurableApplicationContext context) {
        this.folder = folder;
        this.servers = servers;
        this.context = context;
    }

    /**
     * Starts everything.
     *
     * @throws StartFailure when something its user can mend is in the way
     */
    public static Program start(ProgramOptions options) {
        DataFolder folder = DataFolder.at(options.data());
        options.web().ifPresent(Preconditions::requireFreePort);
        ExternalServers external = ExternalServers.fromEnvironment(System.getenv());
        external.database().ifPresent(Preconditions::requireDatabase);
        external.redisUrl().ifPresent(Preconditions::requireRedis);
        Servers servers = Servers.start(folder, external, options.whenInUse());
        Thread stopServers = new Thread(servers::close, "stop-servers");
        Runtime.getRuntime().addShutdownHook(stopServers);
        Program program;
        try {
            program = new Program(folder, servers, run(options, folder, servers));
        } catch (RuntimeException e) {
            servers.close();
            throw e instanceof StartFailure ? e : failed(e, folder);
        } finally {
            removeHook(stopServers);
        }
        Runtime.getRuntime().addShutdownHook(program.hook);
        program.bean(FirstWriteKey.class).ensure(folder);
        return program;
    }

    private static ConfigurableApplicationContext run(ProgramOptions options, DataFolder folder, Servers servers) {
        SpringApplication application = new SpringApplication(Kairos.class);
        application.setWebApplicationType(
                options.web().isPresent() ? WebApplicationType.SERVLET : WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        Map<String, Object> properties = new HashMap<>(options.properties());
        properties.putAll(servers.addresses().asProperties());
        properties.put("kairos.data", folder.path());
        properties.put("kairos.pumps", options.pumps() ? "auto" : "manual");
        properties.put("logging.file.name", log(folder));
        properties.put("logging.threshold.console", "warn");
        options.web().ifPresent(web -> {
            properties.put("server.address", web.host());
            properties.put("server.port", web.port());
        });
        options.virtualFrom().ifPresent(from -> {
            properties.put("kairos.clock", "virtual");
            properties.put("kairos.clock-start", from);
        });
        return application.run(properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new));
    }

    /** The one bean of that type. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The application. */
    public ConfigurableApplicationContext context() {
        return context;
    }

    /** What whoever starts it is to know, in that language; nothing at later starts. */
    public List<String> firstStart(Locale language) {
        return context.getBeansOfType(FirstStart.class).values().stream()
                .flatMap(first -> first.tell(language).stream())
                .toList();
    }

    /** Where the program keeps its data. */
    public Path data() {
        return folder.path();
    }

    /** Where it answers HTTP; empty when it does not. */
    public Optional<URI> url() {
        return Optional.ofNullable(context.getEnvironment().getProperty("local.server.port"))
                .map(port ->
                        URI.create("http://" + context.getEnvironment().getProperty("server.address") + ":" + port));
    }

    /** Blocks until the program is closed, by whomever. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public void close() {
        removeHook(hook);
        end();
    }

    private synchronized void end() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            context.close();
        } finally {
            servers.close();
            ended.countDown();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already: the hook does or did its work
        }
    }

    private static StartFailure failed(RuntimeException e, DataFolder folder) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new StartFailure(
                "application-failed", Map.of("cause", String.valueOf(root.getMessage()), "log", log(folder)), e);
    }

    private static String log(DataFolder folder) {
        return folder.resolve("kairos.log").toString();
    }
}
