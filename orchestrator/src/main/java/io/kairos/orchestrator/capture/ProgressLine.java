package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.platform.Texts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Tells how far an import has come: one line rewritten in a terminal, a line every two seconds elsewhere. */
final class ProgressLine {
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final PrintWriter out;
    private final Texts texts;
    private final Locale language;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private long shown = start;

    ProgressLine(PrintWriter out, Texts texts, Locale language, boolean terminal) {
        this.out = out;
        this.texts = texts;
        this.language = language;
        this.terminal = terminal;
    }

    void show(ImportProgress progress) {
        long now = System.nanoTime();
        if (terminal) {
            out.print("\r" + text("import.progress", progress) + " ");
        } else if (now - shown >= INTERVAL.toNanos()) {
            out.println(text("import.progress", progress));
            shown = now;
        }
        out.flush();
    }

    void end(ImportProgress progress, Path refused) {
        if (terminal) out.println();
        out.println(text("import.done", progress));
        if (progress.refused() > 0) {
            out.println(texts.text("import.refused", Map.of("file", refused.toString()), language));
        }
        out.flush();
    }

    private String text(String key, ImportProgress progress) {
        double seconds = Math.max(1e-3, (System.nanoTime() - start) / 1e9);
        return texts.text(
                key,
                Map.of(
                        "lines", number(progress.lines()),
                        "accepted", number(progress.accepted()),
                        "duplicates", number(progress.duplicates()),
                        "refused", number(progress.refused()),
                        "rate", number(Math.round(progress.lines() / seconds))),
                language);
    }

    private String number(long value) {
        return String.format(language, "%,d", value);
    }
}
