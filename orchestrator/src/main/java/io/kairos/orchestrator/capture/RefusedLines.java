package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.web.ProblemDetails;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** The file of refused lines beside an imported file: number, code, reason, remedy and the line itself. */
final class RefusedLines implements AutoCloseable {
    private final Path file;
    private final JsonMapper json;
    private final ProblemDetails details;
    private final Locale language;
    private @Nullable BufferedWriter writer;

    private RefusedLines(Path file, JsonMapper json, ProblemDetails details, Locale language) {
        this.file = file;
        this.json = json;
        this.details = details;
        this.language = language;
    }

    /** For this imported file; what an earlier import left is removed. The file is made when a line is refused. */
    static RefusedLines beside(Path imported, JsonMapper json, ProblemDetails details, Locale language)
            throws IOException {
        Path file = fileFor(imported);
        Files.deleteIfExists(file);
        return new RefusedLines(file, json, details, language);
    }

    static Path fileFor(Path imported) {
        return imported.resolveSibling(imported.getFileName() + ".refused.ndjson");
    }

    void write(ImportLines.Line line, Problem problem) throws IOException {
        BufferedWriter out = writer;
        if (out == null) {
            out = Files.newBufferedWriter(file);
            writer = out;
        }
        ProblemDetail detail = details.of(problem, language);
        Map<String, Object> more = detail.getProperties();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("line", line.number());
        row.put("code", problem.code());
        row.put("field", problem.field().orElse(""));
        row.put("reason", detail.getDetail());
        row.put("remedy", more == null ? null : more.get("remedy"));
        row.put("content", line.text());
        out.write(json.writeValueAsString(row));
        out.newLine();
    }

    @Override
    public void close() throws IOException {
        if (writer != null) writer.close();
    }
}
