package io.kairos.orchestrator.engine;

import io.kairos.orchestrator.platform.Texts;
import io.kairos.orchestrator.platform.cli.DataOption;
import io.kairos.orchestrator.platform.cli.KairosCommand;
import io.kairos.orchestrator.platform.cli.Program;
import io.kairos.orchestrator.platform.cli.ProgramOptions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kairos engine thaw|freeze ENROLMENT...}: gives sleeping instances Camunda's own rows, or takes them away again. */
@Command(name = "engine", resourceBundle = "i18n.engine", mixinStandardHelpOptions = true)
public final class EngineCommand implements KairosCommand {
    @Parameters(index = "0", paramLabel = "thaw|freeze", descriptionKey = "what")
    private What what = What.thaw;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "ENROLMENT", descriptionKey = "enrolment")
    private List<UUID> enrolments = List.of();

    @Mixin
    private DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        int left = 0;
        try (Program program =
                Program.start(ProgramOptions.in(data.folderOr(".kairos/serve")).sharing())) {
            var desk = program.bean(SleepDesk.class);
            for (var enrolment : enrolments) {
                boolean done = what == What.thaw ? desk.thaw(enrolment) : desk.freeze(enrolment);
                say("engine." + what + (done ? ".done" : ".left"), enrolment);
                left += done ? 0 : 1;
            }
        }
        return left == 0 ? 0 : 1;
    }

    private void say(String key, UUID enrolment) {
        var out = spec.commandLine().getOut();
        out.println(new Texts().text(key, Map.of("enrolment", enrolment.toString()), Locale.getDefault()));
        out.flush();
    }

    /** What is to be done; the names are the words of the command line. */
    enum What {
        thaw,
        freeze
    }
}
