package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.platform.cli.DataOption;
import io.kairos.orchestrator.platform.cli.KairosCommand;
import io.kairos.orchestrator.platform.cli.Program;
import io.kairos.orchestrator.platform.cli.ProgramOptions;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kairos write-key NAME}: makes a write key for one source of events and shows it this once. */
@Command(name = "write-key", resourceBundle = "i18n.capture", mixinStandardHelpOptions = true)
public final class WriteKeyCommand implements KairosCommand {
    @Parameters(paramLabel = "NAME", descriptionKey = "name")
    private String name = "";

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Program program =
                Program.start(ProgramOptions.in(data.folderOr(".kairos/serve")).sharing())) {
            out.println(program.bean(SourceKeys.class).create(name));
            out.flush();
        }
        return 0;
    }
}
