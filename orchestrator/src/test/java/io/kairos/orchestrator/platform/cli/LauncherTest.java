package io.kairos.orchestrator.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on machines that lack this or that: its PATH holds only fakes and the shell's own tools. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherTest {
    private static final List<String> SHELL_TOOLS =
            List.of("dirname", "readlink", "sed", "grep", "head", "find", "mktemp", "tr", "mkdir", "mv", "rm");

    @TempDir
    Path temp = Path.of("");

    private Path root = Path.of("");
    private Path path = Path.of("");

    @BeforeEach
    void checkout() throws IOException {
        root = Files.createDirectories(temp.resolve("a clone with spaces"));
        path = Files.createDirectories(temp.resolve("path"));
        Files.copy(Path.of("..", "kairos"), root.resolve("kairos"));
        makeExecutable(root.resolve("kairos"));
        for (String tool : SHELL_TOOLS) {
            fake(tool, "exec " + find(tool) + " \"$@\"");
        }
    }

    @Test
    void asks_for_java_where_there_is_none() throws Exception {
        Answer answer = kairos("--help");

        assertThat(answer.exitCode).isEqualTo(1);
        assertThat(answer.text).contains("needs Java 17 or newer, but found none", "JAVA_HOME");
    }

    @Test
    void asks_for_a_newer_java() throws Exception {
        fakeJava("11");

        assertThat(kairos("--help").text).contains("needs Java 17 or newer, but found only Java 11");
    }

    @Test
    void names_every_tool_that_is_missing_at_once() throws Exception {
        fakeJava("17");

        Answer answer = kairos("serve");

        assertThat(answer.exitCode).isEqualTo(1);
        assertThat(answer.text)
                .contains("needs Maven 3.8.7 or newer, but there is no mvn on the PATH")
                .contains("needs Node 20 or newer with npm, but they are not on the PATH");
    }

    @Test
    void asks_for_newer_tools() throws Exception {
        fakeJava("21");
        fake("mvn", "echo Apache Maven 3.6.3");
        fake("node", "echo v18.19.0");
        fake("npm", "");

        assertThat(kairos("serve").text)
                .contains("needs Maven 3.8.7 or newer, but found 3.6.3")
                .contains("needs Node 20 or newer, but found 18.19.0");
    }

    @Test
    void speaks_french_where_the_terminal_is_french() throws Exception {
        fakeJava("17");

        assertThat(run(List.of("serve"), "fr_FR.UTF-8").text)
                .contains("La construction exige Maven 3.8.7 ou plus récent");
    }

    @Test
    void builds_what_is_not_built_and_runs_it_from_any_folder() throws Exception {
        allTools();

        Answer first = kairos("demo", "--report", "my report.json");
        assertThat(first.text).contains("Building Kairos", "built", "runs [demo] [--report] [my report.json]");
        assertThat(first.exitCode).isZero();

        Answer second = kairos("demo");
        assertThat(second.text).doesNotContain("uilding").contains("runs [demo]");
    }

    @Test
    void builds_again_when_a_source_is_newer() throws Exception {
        allTools();
        kairos("demo");
        Path source = Files.createDirectories(root.resolve("journeys/src/main")).resolve("new.bpmn");
        Files.writeString(source, "");
        Files.setLastModifiedTime(
                source,
                java.nio.file.attribute.FileTime.fromMillis(
                        Files.getLastModifiedTime(root.resolve("orchestrator/target/.kairos-built"))
                                        .toMillis()
                                + 5000));

        assertThat(kairos("demo").text).contains("building Kairos again", "runs [demo]");
    }

    @Test
    void runs_the_benchmarks_from_the_test_classes_with_their_own_libraries() throws Exception {
        allTools();

        assertThat(kairos("bench", "timing").text)
                .contains(
                        "io.kairos.orchestrator.Kairos with " + root.resolve("orchestrator/target/test-classes") + ":",
                        ":/some/library.jar runs [bench] [timing]");
    }

    @Test
    void runs_nothing_after_a_failed_build() throws Exception {
        allTools();
        fake("mvn", "case \"$*\" in *-v*) echo Apache Maven 3.9.9 ;; *) echo a compiler error; exit 1 ;; esac");

        Answer answer = kairos("demo");

        assertThat(answer.exitCode).isEqualTo(1);
        assertThat(answer.text).contains("a compiler error", "The build failed").doesNotContain("runs [");
    }

    private void allTools() throws IOException {
        fakeJava("17");
        fake(
                "mvn",
                "case \"$*\" in *-v*) echo Apache Maven 3.9.9 ;;"
                        + " *) echo built; mkdir -p orchestrator/target; : >orchestrator/target/kairos-app.jar;"
                        + " echo /some/library.jar >orchestrator/target/bench.classpath ;; esac");
        fake("node", "echo v20.20.2");
        fake("npm", "");
    }

    private void fakeJava(String version) throws IOException {
        Path home = temp.resolve("jdk");
        Files.createDirectories(home.resolve("bin"));
        fake(
                "java",
                "if [ \"$1\" = -XshowSettings:properties ]; then"
                        + " echo '    java.home = " + home + "' >&2;"
                        + " echo '    java.specification.version = " + version + "' >&2; exit; fi\n"
                        + "while [ \"$1\" != -jar ] && [ \"$1\" != -cp ]; do shift; done\n"
                        + "if [ \"$1\" = -cp ]; then printf '%s with %s ' \"$3\" \"$2\"; shift; fi; shift 2\n"
                        + "printf runs; printf ' [%s]' \"$@\"");
        Path compiler = home.resolve("bin/javac");
        if (!Files.exists(compiler)) {
            makeExecutable(Files.writeString(compiler, ""));
        }
    }

    private void fake(String tool, String script) throws IOException {
        makeExecutable(Files.writeString(path.resolve(tool), "#!" + find("bash") + "\n" + script + "\n"));
    }

    private Answer kairos(String... arguments) throws IOException, InterruptedException {
        return run(List.of(arguments), "en_GB.UTF-8");
    }

    private Answer run(List<String> arguments, String language) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(find("bash").toString(), root.resolve("kairos").toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(temp.toFile())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("output").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", path.toString());
        builder.environment().put("LANG", language);
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the launcher hangs");
        }
        return new Answer(process.exitValue(), Files.readString(temp.resolve("output")));
    }

    private static Path find(String tool) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            Path candidate = Path.of(folder, tool);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        throw new AssertionError("no " + tool + " on this machine");
    }

    private static void makeExecutable(Path file) {
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private record Answer(int exitCode, String text) {}
}
