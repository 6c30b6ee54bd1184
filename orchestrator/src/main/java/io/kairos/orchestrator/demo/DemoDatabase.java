package io.kairos.orchestrator.demo;

import io.kairos.orchestrator.demo.providers.DemoProviders;
import io.kairos.orchestrator.platform.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Gives a demo a fresh database unless an interrupted run of the very same demo is to go on. A database that holds
 * anything but a demo is never touched.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(DemoDatabase.FINGERPRINT)
class DemoDatabase {
    static final String FINGERPRINT = "kairos.demo.fingerprint";

    @Bean
    FlywayMigrationStrategy freshUnlessInterrupted(
            @Value("${" + FINGERPRINT + "}") String fingerprint,
            @Value("${" + DemoProviders.PRINT_FOLDER + "}") Path letters) {
        return flyway -> {
            if (isEmpty(flyway)) {
                flyway.migrate();
                return;
            }
            var stored = stored(flyway);
            if (stored.isEmpty()) {
                throw new StartFailure("demo-foreign-database", Map.of());
            }
            if (!stored.equals(Optional.of(fingerprint + ":running"))) {
                flyway.clean();
                remove(letters);
            }
            flyway.migrate();
        };
    }

    /** What another demo put there and nobody printed. */
    private static void remove(Path letters) {
        try {
            FileSystemUtils.deleteRecursively(letters);
            Files.createDirectories(letters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEmpty(Flyway flyway) {
        return jdbc(flyway)
                        .sql("select count(*) from pg_tables where schemaname = current_schema()")
                        .query(Integer.class)
                        .single()
                == 0;
    }

    private static Optional<String> stored(Flyway flyway) {
        var hasSettings = jdbc(flyway)
                .sql("select count(*) from pg_tables where schemaname = current_schema() and tablename = 'setting'")
                .query(Integer.class)
                .single();
        if (hasSettings == 0) {
            return Optional.empty();
        }
        List<String> found = jdbc(flyway).sql("""
            select f.value || ':' || coalesce(s.value, 'running') from setting f
            left join setting s on s.name = 'demo.state' where f.name = 'demo.fingerprint'
            """).query(String.class).list();
        boolean begun = !found.isEmpty();
        boolean untouched = jdbc(flyway)
                        .sql("select count(*) from event")
                        .query(Integer.class)
                        .single()
                == 0;
        return begun ? Optional.of(found.get(0)) : untouched ? Optional.of("never begun") : Optional.empty();
    }

    private static JdbcClient jdbc(Flyway flyway) {
        return JdbcClient.create(flyway.getConfiguration().getDataSource());
    }
}
