package io.kairos.orchestrator.platform.cli;

import io.kairos.orchestrator.platform.Texts;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kairos serve}: runs until it is told to end. */
@Command(name = "serve", resourceBundle = "i18n.cli", mixinStandardHelpOptions = true)
public final class ServeCommand implements KairosCommand {
    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8080", descriptionKey = "port")
    private int port;

    @Option(names = "--host", paramLabel = "HOST", defaultValue = "127.0.0.1", descriptionKey = "host")
    private String host = "";

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Texts texts = new Texts();
        PrintWriter out = spec.commandLine().getOut();
        ProgramOptions options = ProgramOptions.in(data.folderOr(".kairos/serve"))
                .withWeb(host, port)
                .withPumps();
        out.println(texts.text("cli.starting", Map.of("path", options.data().toString()), Locale.getDefault()));
        out.flush();
        try (Program program = Program.start(options)) {
            String url = program.url().map(URI::toString).orElse("");
            out.println(texts.text("cli.ready", Map.of("url", url), Locale.getDefault()));
            Path key = program.data().resolve(FirstWriteKey.FILE);
            String keyText = Files.exists(key) ? "cli.write-key" : "cli.write-key-elsewhere";
            out.println(texts.text(keyText, Map.of("path", key.toString()), Locale.getDefault()));
            program.firstStart(Locale.getDefault()).forEach(out::println);
            out.flush();
            program.awaitEnd();
        }
        return 0;
    }
}
