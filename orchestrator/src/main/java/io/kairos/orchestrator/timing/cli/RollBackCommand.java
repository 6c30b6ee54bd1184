package io.kairos.orchestrator.timing.cli;

import io.kairos.orchestrator.platform.cli.Program;
import io.kairos.orchestrator.platform.cli.ProgramCommand;
import io.kairos.orchestrator.timing.StoredModels;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kairos timing roll-back ID}: puts an earlier version in force; a running Kairos takes it over in seconds. */
@Command(name = "roll-back", resourceBundle = "i18n.timing", mixinStandardHelpOptions = true)
final class RollBackCommand extends ProgramCommand {
    @Parameters(paramLabel = "ID", descriptionKey = "id")
    private String id = "";

    @Override
    protected Stream<String> lines(Program program) {
        return Stream.of(program.bean(StoredModels.class).rollBack(id, Locale.getDefault()));
    }
}
