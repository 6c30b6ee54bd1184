package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.platform.cli.KairosCommand;
import io.kairos.orchestrator.platform.cli.Program;
import io.kairos.orchestrator.platform.cli.ProgramCommand;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kairos write-key NAME}: makes a write key for one source of events and shows it this once. */
@Command(name = "write-key", resourceBundle = "i18n.capture", mixinStandardHelpOptions = true)
public final class WriteKeyCommand extends ProgramCommand implements KairosCommand {
    @Parameters(paramLabel = "NAME", descriptionKey = "name")
    private String name = "";

    @Override
    protected Stream<String> lines(Program program) {
        return Stream.of(program.bean(SourceKeys.class).create(name));
    }
}
