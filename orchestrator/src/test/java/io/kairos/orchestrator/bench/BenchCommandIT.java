package io.kairos.orchestrator.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.platform.bench.BenchCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every suite still runs; figures of such sizes mean nothing. */
class BenchCommandIT {
    @TempDir
    Path folder = Path.of("");

    @AfterEach
    void end() {
        BenchWorld.closeAll();
    }

    @Test
    void measures_with_every_suite_and_writes_the_rows() throws Exception {
        BenchWorld.useTestServers();
        Path file = folder.resolve("sub/bench.json");

        int exit = bench("--rounds", "1", "--size", "0.002", "--json", file.toString());

        assertThat(exit).isZero();
        List<String> names = new ArrayList<>();
        for (JsonNode row :
                JsonMapper.builder().build().readTree(Files.readString(file)).path("rows")) {
            names.add(row.path("name").asString());
            assertThat(row.path("ours").asDouble()).as(row.toString()).isPositive();
            assertThat(row.path("unit").asString()).isNotBlank();
            if (!row.path("other").isNull()) {
                assertThat(row.path("otherName").asString()).isNotBlank();
                assertThat(row.path("ratio").asDouble()).as(row.toString()).isPositive();
            }
        }
        assertThat(names).doesNotHaveDuplicates().anyMatch(name -> name.contains("dispatches"));
    }

    private static int bench(String... arguments) {
        return new CommandLine(new BenchCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }
}
