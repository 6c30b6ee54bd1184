package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.platform.ProblemException;
import io.kairos.orchestrator.platform.StartFailure;
import io.kairos.orchestrator.platform.Texts;
import io.kairos.orchestrator.platform.cli.DataOption;
import io.kairos.orchestrator.platform.cli.KairosCommand;
import io.kairos.orchestrator.platform.cli.Program;
import io.kairos.orchestrator.platform.cli.ProgramOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code kairos import FILE}: events from a file, beside a running Kairos or alone. Ends with 0 when every line is stored
 * or was known, 3 when some are refused, 1 when the import had to stop.
 */
@Command(name = "import", resourceBundle = "i18n.capture", mixinStandardHelpOptions = true)
public final class ImportCommand implements KairosCommand {
    private static final int SOME_REFUSED = 3;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file = Path.of("");

    @Option(names = "--format", paramLabel = "csv|ndjson", descriptionKey = "format", converter = FormatName.class)
    private @Nullable ImportFormat format;

    @Option(names = "--source", paramLabel = "NAME", descriptionKey = "source")
    private @Nullable String source;

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new StartFailure("import-file-missing", Map.of("file", file.toString()));
        }
        Locale language = Locale.getDefault();
        try (Program program =
                Program.start(ProgramOptions.in(data.folderOr(".kairos/serve")).sharing())) {
            ProgressLine line =
                    new ProgressLine(spec.commandLine().getOut(), new Texts(), language, System.console() != null);
            ImportProgress done = program.bean(FileImport.class).run(request(language), line::show);
            line.end(done, RefusedLines.fileFor(file));
            return done.refused() > 0 ? SOME_REFUSED : 0;
        } catch (ProblemException header) {
            throw new StartFailure(
                    "import-header", Map.of("column", header.problem().params().getOrDefault("value", "")), header);
        } catch (ImportStoppedException stopped) {
            throw new StartFailure(
                    "import-stopped",
                    Map.of("lines", Long.toString(stopped.progress().lines())),
                    stopped);
        }
    }

    private FileImport.Request request(Locale language) {
        return new FileImport.Request(
                file,
                format == null ? ImportFormat.of(file) : format,
                source == null ? file.getFileName().toString() : source,
                language);
    }

    /** {@code csv} or {@code ndjson}, in any case. */
    static final class FormatName implements ITypeConverter<ImportFormat> {
        @Override
        public ImportFormat convert(String name) {
            return ImportFormat.valueOf(name.toUpperCase(Locale.ROOT));
        }
    }
}
