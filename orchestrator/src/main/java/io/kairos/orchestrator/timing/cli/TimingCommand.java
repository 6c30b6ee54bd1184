package io.kairos.orchestrator.timing.cli;

import io.kairos.orchestrator.platform.cli.KairosCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kairos timing}: what has to do with the models that choose the moment. */
@Command(
        name = "timing",
        resourceBundle = "i18n.timing",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            FitCommand.class,
            ExplainCommand.class,
            EvaluateCommand.class,
            EvidenceCommand.class,
            PicturesCommand.class,
            ModelsCommand.class,
            RollBackCommand.class
        })
public final class TimingCommand implements KairosCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return CommandLine.ExitCode.USAGE;
    }
}
