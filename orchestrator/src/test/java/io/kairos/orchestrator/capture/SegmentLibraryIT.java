package io.kairos.orchestrator.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.support.KairosTest;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The published Segment library for Node, unchanged but for its host. Needs node and npm, as the build itself does. */
@KairosTest
class SegmentLibraryIT {
    private static final Path SOURCES = Path.of("src/test/node");

    @LocalServerPort
    int port;

    @Autowired
    SourceKeys keys;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private final String run = "segment-" + UUID.randomUUID();

    @Test
    void delivers_1000_events_of_100_customers_twice_with_one_effect_each() throws Exception {
        String key = keys.create(run);
        for (String file : List.of("package.json", "package-lock.json", ".npmrc", "deliver.mjs")) {
            Files.copy(SOURCES.resolve(file), folder.resolve(file));
        }
        run("npm", "ci", "--no-progress");

        for (int delivery = 1; delivery <= 2; delivery++) {
            String said = run("node", "deliver.mjs", "http://127.0.0.1:" + port, key, run);

            assertThat(said).contains("{\"delivered\":1000,\"failures\":0}");
            assertThat(count("select count(*) from event where source = ?", run))
                    .isEqualTo(1000);
            assertThat(count("select count(distinct message_id) from event where source = ?", run))
                    .isEqualTo(1000);
            assertThat(count("select count(distinct customer_id) from event where source = ?", run))
                    .isEqualTo(100);
            assertThat(count(
                            "select count(*) from customer where merged_into is null and user_id like ?",
                            run + "-user-%"))
                    .isEqualTo(100);
            assertThat(count(
                            "select count(*) from identity where kind = 'anonymous_id' and value like ?",
                            run + "-%visitor-%"))
                    .isEqualTo(200);
            assertThat(count(
                            "select count(*) from consent c join customer u on u.id = c.customer_id "
                                    + "where u.user_id like ? and c.status = 'granted'",
                            run + "-user-%"))
                    .isEqualTo(100);
        }
    }

    private long count(String sql, String param) {
        return jdbc.sql(sql).param(param).query(Long.class).single();
    }

    private String run(String... command) throws IOException, InterruptedException {
        File output = folder.resolve(command[0] + ".log").toFile();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        if (!ended) process.destroyForcibly();
        String said = Files.readString(output.toPath(), StandardCharsets.UTF_8);
        assertThat(ended)
                .as("%s ended in time; it said: %s", List.of(command), said)
                .isTrue();
        assertThat(process.exitValue())
                .as("%s said: %s", List.of(command), said)
                .isZero();
        return said;
    }
}
