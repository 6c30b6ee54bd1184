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
import picocli.CommandLine.Spec;

/** {@code kairos timing models}: every stored version, newest first, with what became of it. */
@Command(name = "models", resourceBundle = "i18n.timing", mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {
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
            program.bean(StoredModels.class).lines(Locale.getDefault()).forEach(out::println);
            out.flush();
        }
        return 0;
    }
}
