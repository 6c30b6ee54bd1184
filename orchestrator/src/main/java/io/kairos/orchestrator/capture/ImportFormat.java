package io.kairos.orchestrator.capture;

import java.nio.file.Path;
import java.util.Locale;

/** How the lines of an imported file are written. */
public enum ImportFormat {
    /** One Segment message, a JSON object, per line. */
    NDJSON,
    /** A header line with names such as {@code userId} and {@code properties.price}, then one message per row. */
    CSV;

    /** The format that the name of the file tells: CSV for {@code .csv}, {@code .tsv} and their packed forms, else NDJSON. */
    public static ImportFormat of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        return name.endsWith(".csv") || name.endsWith(".tsv") ? CSV : NDJSON;
    }
}
