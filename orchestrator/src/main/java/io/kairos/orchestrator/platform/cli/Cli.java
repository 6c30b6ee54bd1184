package io.kairos.orchestrator.platform.cli;

import io.kairos.orchestrator.Kairos;
import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.orchestrator.platform.Texts;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code kairos} and what happens when one of its commands fails. */
public final class Cli {
    private static final int FAILED = 1;

    private Cli() {}

    /**
     * Runs the command that the arguments name.
     *
     * @return exit code: 0 done, 1 failed, 2 wrong usage
     */
    public static int run(List<KairosCommand> commands, String... args) {
        // until the application sets up its log, libraries only speak up when something is wrong
        LoggingSystem.get(Cli.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
        CommandLine line = new CommandLine(new Root())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        commands.forEach(line::addSubcommand);
        line.setExecutionExceptionHandler((e, failing, parsed) -> failed(e, failing.getErr()));
        return line.execute(args.length == 0 ? new String[] {"--help"} : args);
    }

    private static int failed(Exception e, PrintWriter err) throws Exception {
        if (!(e instanceof StartFailure failure)) {
            throw e;
        }
        Texts texts = new Texts();
        Locale language = Locale.getDefault();
        err.println("kairos: " + texts.text("start." + failure.code() + ".what", failure.params(), language));
        err.println("        " + texts.text("start." + failure.code() + ".remedy", failure.params(), language));
        err.flush();
        return FAILED;
    }

    @Command(
            name = "kairos",
            resourceBundle = "i18n.cli",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            synopsisSubcommandLabel = "COMMAND")
    private static final class Root {}

    /** The version of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Optional.ofNullable(Kairos.class.getPackage().getImplementationVersion())
                    .orElse("development");
            return new String[] {"Kairos " + version};
        }
    }
}
