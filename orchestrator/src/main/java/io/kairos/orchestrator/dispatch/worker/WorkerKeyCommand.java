package io.kairos.orchestrator.dispatch.worker;

import io.kairos.channel.spi.DeliveryPolicy;
import io.kairos.orchestrator.platform.Texts;
import io.kairos.orchestrator.platform.cli.KairosCommand;
import io.kairos.orchestrator.platform.cli.Program;
import io.kairos.orchestrator.platform.cli.ProgramCommand;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code kairos worker-key NAME --channel CHANNEL}: lets a worker serve a channel over HTTP; its key is shown this once. */
@Command(name = "worker-key", resourceBundle = "i18n.worker", mixinStandardHelpOptions = true)
public final class WorkerKeyCommand extends ProgramCommand implements KairosCommand {
    @Parameters(paramLabel = "NAME", descriptionKey = "name")
    private String name = "";

    @Option(names = "--channel", paramLabel = "CHANNEL", required = true, descriptionKey = "channel")
    private String channel = "";

    @Option(names = "--repeatable", descriptionKey = "repeatable")
    private boolean repeatable;

    @Override
    public Integer call() {
        if (!channel.matches("[a-z][a-z0-9-]{0,31}")) {
            throw refuse("worker-key.channel-name");
        }
        return super.call();
    }

    @Override
    protected Stream<String> lines(Program program) {
        DeliveryPolicy policy = repeatable ? DeliveryPolicy.AT_LEAST_ONCE_WITH_KEY : DeliveryPolicy.AT_MOST_ONCE;
        return Stream.of(program.bean(WorkerKeys.class)
                .create(name, channel, policy)
                .orElseThrow(() -> refuse("worker-key.channel-own")));
    }

    private ParameterException refuse(String key) {
        return new ParameterException(
                spec().commandLine(), new Texts().text(key, Map.of("channel", channel), Locale.getDefault()));
    }
}
