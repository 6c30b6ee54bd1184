package io.kairos.orchestrator;

import io.kairos.orchestrator.access.AccountCommand;
import io.kairos.orchestrator.capture.ImportCommand;
import io.kairos.orchestrator.capture.WriteKeyCommand;
import io.kairos.orchestrator.demo.DemoCommand;
import io.kairos.orchestrator.dispatch.email.PreflightCommand;
import io.kairos.orchestrator.dispatch.worker.WorkerKeyCommand;
import io.kairos.orchestrator.engine.EngineCommand;
import io.kairos.orchestrator.journey.CheckCommand;
import io.kairos.orchestrator.platform.bench.BenchCommand;
import io.kairos.orchestrator.platform.cli.Cli;
import io.kairos.orchestrator.platform.cli.KairosCommand;
import io.kairos.orchestrator.platform.cli.ServeCommand;
import io.kairos.orchestrator.timing.cli.TimingCommand;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The application: capture, customers, needs, journeys, moments, guards, dispatch and their API. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Kairos {
    /** Runs one command; see {@code kairos --help}. */
    public static void main(String[] args) {
        System.exit(Cli.run(commands(), args));
    }

    private static List<KairosCommand> commands() {
        return List.of(
                // one line for each command
                new ServeCommand(),
                new EngineCommand(),
                new DemoCommand(),
                new ImportCommand(),
                new WriteKeyCommand(),
                new WorkerKeyCommand(),
                new PreflightCommand(),
                new AccountCommand(),
                new CheckCommand(),
                new TimingCommand(),
                new BenchCommand());
    }
}
