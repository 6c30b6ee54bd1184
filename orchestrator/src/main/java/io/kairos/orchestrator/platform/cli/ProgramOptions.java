package io.kairos.orchestrator.platform.cli;

import io.kairos.orchestrator.platform.servers.Servers.WhenInUse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a command wants the program: by default without HTTP, pumps driven by hand, on the real clock, alone on its data
 * folder.
 *
 * @param web where to listen for HTTP; empty for not at all
 * @param pumps whether background work runs by itself
 * @param virtualFrom the first instant of a {@link io.kairos.orchestrator.platform.VirtualClock}; empty for the real one
 * @param properties further properties of the application
 */
public record ProgramOptions(
        Path data,
        Optional<Web> web,
        boolean pumps,
        Optional<Instant> virtualFrom,
        WhenInUse whenInUse,
        Map<String, String> properties) {
    public ProgramOptions {
        properties = Map.copyOf(properties);
    }

    /** Where to listen; port 0 for any free one. */
    public record Web(String host, int port) {}

    /** On this data folder. */
    public static ProgramOptions in(Path data) {
        return new ProgramOptions(data, Optional.empty(), false, Optional.empty(), WhenInUse.REFUSE, Map.of());
    }

    /** With HTTP. */
    public ProgramOptions withWeb(String host, int port) {
        return new ProgramOptions(data, Optional.of(new Web(host, port)), pumps, virtualFrom, whenInUse, properties);
    }

    /** With background work in threads. */
    public ProgramOptions withPumps() {
        return new ProgramOptions(data, web, true, virtualFrom, whenInUse, properties);
    }

    /** On a virtual clock; the bean {@link io.kairos.orchestrator.platform.TimeDriver} moves it. */
    public ProgramOptions onVirtualClock(Instant from) {
        return new ProgramOptions(data, web, pumps, Optional.of(from), whenInUse, properties);
    }

    /** Beside another program on the same data folder, using its servers. */
    public ProgramOptions sharing() {
        return new ProgramOptions(data, web, pumps, virtualFrom, WhenInUse.SHARE, properties);
    }

    /** With one more property. */
    public ProgramOptions with(String name, String value) {
        Map<String, String> more = new HashMap<>(properties);
        more.put(name, value);
        return new ProgramOptions(data, web, pumps, virtualFrom, whenInUse, more);
    }
}
