package io.kairos.orchestrator.platform.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --data DIR}, the same for every command that has it; use with picocli's {@code @Mixin}. */
public final class DataOption {
    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "data")
    private @Nullable Path folder;

    /** The folder asked for, or this one beside the launcher, wherever the command is called from. */
    public Path folderOr(String standard) {
        return folder == null ? Path.of(System.getProperty("kairos.home", "")).resolve(standard) : folder;
    }
}
