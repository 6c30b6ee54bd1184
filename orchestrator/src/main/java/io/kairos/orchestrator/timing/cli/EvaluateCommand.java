package io.kairos.orchestrator.timing.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kairos timing evaluate}: judges the models on data they have not seen. */
@Command(
        name = "evaluate",
        resourceBundle = "i18n.timing",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "PROTOCOL",
        subcommands = {
            EvaluateHotelCommand.class,
            EvaluateGapCommand.class,
            EvaluateHourCommand.class,
            EvaluateAliveCommand.class
        })
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return CommandLine.ExitCode.USAGE;
    }
}
