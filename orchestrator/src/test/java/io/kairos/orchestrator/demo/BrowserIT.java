package io.kairos.orchestrator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kairos.orchestrator.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The browser tests of {@code ui/e2e} against a demo that runs and that people sign in to. */
class BrowserIT {
    @TempDir
    private Path data;

    @Test
    void people_sign_in_and_find_their_way_through_the_running_demo() throws Exception {
        var chromium = chromium();
        assumeTrue(
                chromium.isPresent(),
                "skipped: no Chromium on this machine (apt-get install chromium, or set CHROMIUM to its path)");
        var tests = Path.of("..", "ui", "e2e").toAbsolutePath().normalize();

        try (var demo =
                ChildDemo.start(TestDatabase.fresh(), data, "--customers", "300", "--speed", "200000", "--sign-in")) {
            run(tests, Map.of(), "npm", "ci", "--no-audit", "--no-fund");
            var environment = Map.of("KAIROS_URL", demo.url(), "KAIROS_PASSWORD", demo.password());
            var said = run(tests, environment, "npm", "test");

            assertThat(said).contains("# fail 0").doesNotContain("# pass 0");
            assertThat(Files.readString(data.resolve("kairos.log"))).doesNotContain(demo.password());
        }
    }

    private static Optional<Path> chromium() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("CHROMIUM")),
                        Optional.of("/usr/bin/chromium"),
                        Optional.of("/usr/bin/chromium-browser"))
                .flatMap(Optional::stream)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private String run(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var output = Files.createTempFile(data, "browser", ".out");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        chromium().ifPresent(path -> builder.environment().put("CHROMIUM", path.toString()));
        var process = builder.start();
        if (!process.waitFor(8, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        var said = Files.readString(output);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
