package io.kairos.orchestrator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kairos.orchestrator.Kairos;
import io.kairos.orchestrator.support.ChildJava;
import io.kairos.orchestrator.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The browser tests of {@code ui/e2e} against a demo that runs, and against a program people sign in to. */
class BrowserIT {
    @TempDir
    private Path data;

    @Test
    void people_find_their_way_through_the_running_demo() throws Exception {
        var chromium = chromium();
        assumeTrue(
                chromium.isPresent(),
                "skipped: no Chromium on this machine (apt-get install chromium, or set CHROMIUM to its path)");
        var tests = Path.of("..", "ui", "e2e").toAbsolutePath().normalize();

        try (var demo = ChildDemo.start(TestDatabase.fresh(), data, "--customers", "300", "--speed", "200000")) {
            var url = demo.url();
            run(tests, url, Map.of(), "npm", "ci", "--no-audit", "--no-fund");
            var said = run(tests, url, Map.of(), "npm", "test");

            assertThat(said).contains("# fail 0").doesNotContain("# pass 0");
        }
    }

    @Test
    void people_sign_in_to_see_anything() throws Exception {
        assumeTrue(
                chromium().isPresent(),
                "skipped: no Chromium on this machine (apt-get install chromium, or set CHROMIUM to its path)");
        var tests = Path.of("..", "ui", "e2e").toAbsolutePath().normalize();
        var servers = TestDatabase.fresh();
        var environment = Map.of(
                "KAIROS_DATABASE_URL", servers.database().jdbcUrl(),
                "KAIROS_DATABASE_USER", servers.database().user(),
                "KAIROS_DATABASE_PASSWORD", servers.database().password(),
                "KAIROS_REDIS_URL", servers.redisUrl());

        try (var kairos = ChildJava.start(
                data,
                environment,
                Kairos.class,
                "serve",
                "--port",
                "0",
                "--data",
                data.resolve("serve").toString())) {
            var said = kairos.awaitOutput("shown this once").output();
            var url = found("http://127\\.0\\.0\\.1:\\d+", said);
            var password = found("(?<=the password )\\S+", said);
            run(tests, url, Map.of(), "npm", "ci", "--no-audit", "--no-fund");
            var passed = run(tests, url, Map.of("KAIROS_PASSWORD", password), "npm", "run", "test:signed-in");

            assertThat(passed).contains("# fail 0").doesNotContain("# pass 0");
            assertThat(Files.readString(data.resolve("serve").resolve("kairos.log")))
                    .doesNotContain(password);
        }
    }

    private static String found(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group();
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

    private String run(Path folder, String url, Map<String, String> more, String... command)
            throws IOException, InterruptedException {
        var output = Files.createTempFile(data, "browser", ".out");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("KAIROS_URL", url);
        builder.environment().putAll(more);
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
