package io.kairos.orchestrator.timing.cli;

import io.kairos.orchestrator.platform.cli.Program;
import io.kairos.orchestrator.platform.cli.ProgramCommand;
import io.kairos.orchestrator.timing.StoredModels;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code kairos timing models}: every stored version, newest first, with what became of it. */
@Command(name = "models", resourceBundle = "i18n.timing", mixinStandardHelpOptions = true)
final class ModelsCommand extends ProgramCommand {
    @Override
    protected Stream<String> lines(Program program) {
        return program.bean(StoredModels.class).lines(Locale.getDefault()).stream();
    }
}
