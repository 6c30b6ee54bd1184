package io.kairos.orchestrator.timing.cli;

import io.kairos.orchestrator.platform.cli.DataOption;
import io.kairos.orchestrator.platform.cli.Program;
import io.kairos.orchestrator.platform.cli.ProgramOptions;
import io.kairos.orchestrator.timing.StoredModels;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kairos timing roll-back ID}: puts an earlier version in force; a running Kairos takes it over in seconds. */
@Command(name = "roll-back", resourceBundle = "i18n.timing", mixinStandardHelpOptions = true)
final class RollBackCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", descriptionKey = "id")
    private String id = "";

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
            out.println(program.bean(StoredModels.class).rollBack(id, Locale.getDefault()));
            out.flush();
        }
        return 0;
    }
}
