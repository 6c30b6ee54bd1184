package io.kairos.orchestrator.capture;

import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import io.kairos.orchestrator.platform.web.ProblemDetails;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports a file of events over the same way as any other event. A few groups of lines are on their way at a time. Lines
 * without message id get one made of source, line number and content, so that importing a file twice has one effect.
 */
@Component
public class FileImport {
    private static final int GROUP = 500;
    private static final int ON_THE_WAY = 4;

    private final Capture capture;
    private final MessageReader reader;
    private final JsonMapper json;
    private final ProblemDetails details;

    FileImport(Capture capture, MessageReader reader, JsonMapper json, ProblemDetails details) {
        this.capture = capture;
        this.reader = reader;
        this.json = json;
        this.details = details;
    }

    /**
     * What to import.
     *
     * @param source name that the events carry as their source
     * @param language language of the reasons in the file of refused lines
     */
    public record Request(Path file, ImportFormat format, String source, Locale language) {}

    /** Lines read together, the refused ones among them, and what became of the others. */
    private static final class Group {
        final List<ImportLines.Line> lines = new ArrayList<>();
        final List<CapturedEvent> events = new ArrayList<>();
        final Map<Integer, Problem> refused = new TreeMap<>();
        final List<Integer> positions = new ArrayList<>();
    }

    private record Sent(Group group, CompletableFuture<CaptureReceipt> receipt) {}

    /**
     * Imports all lines.
     *
     * @param progress told after every group
     * @throws IOException when the file cannot be read
     * @throws ProblemException when the header of a CSV file cannot be used
     * @throws ImportStoppedException when the database cannot be reached
     */
    public ImportProgress run(Request request, Consumer<ImportProgress> progress) throws IOException {
        ImportProgress done = ImportProgress.NONE;
        try (ImportLines lines = ImportLines.open(request.file(), request.format());
                RefusedLines refused = RefusedLines.beside(request.file(), json, details, request.language())) {
            Optional<CsvColumns> columns = header(request, lines);
            Deque<Sent> onTheWay = new ArrayDeque<>();
            for (Group group = read(request, lines, columns);
                    !group.lines.isEmpty();
                    group = read(request, lines, columns)) {
                while (true) {
                    try {
                        onTheWay.add(new Sent(group, capture.submit(group.events)));
                        break;
                    } catch (CaptureBusyException busy) {
                        if (onTheWay.isEmpty()) throw new ImportStoppedException(done, busy);
                        done = settle(onTheWay.remove(), refused, done, progress);
                    }
                }
                if (onTheWay.size() >= ON_THE_WAY) done = settle(onTheWay.remove(), refused, done, progress);
            }
            while (!onTheWay.isEmpty()) done = settle(onTheWay.remove(), refused, done, progress);
        }
        return done;
    }

    private static Optional<CsvColumns> header(Request request, ImportLines lines) throws IOException {
        if (request.format() != ImportFormat.CSV) return Optional.empty();
        return lines.next().map(line -> CsvColumns.of(line.text()));
    }

    private Group read(Request request, ImportLines lines, Optional<CsvColumns> columns) throws IOException {
        Group group = new Group();
        while (group.lines.size() < GROUP) {
            Optional<ImportLines.Line> next = lines.next();
            if (next.isEmpty()) break;
            ImportLines.Line line = next.get();
            int position = group.lines.size();
            group.lines.add(line);
            try {
                group.events.add(event(request, line, columns));
                group.positions.add(position);
            } catch (ProblemException refused) {
                group.refused.put(position, refused.problem());
            }
        }
        return group;
    }

    private CapturedEvent event(Request request, ImportLines.Line line, Optional<CsvColumns> columns) {
        if (line.tooLong()) {
            throw new ProblemException(Problem.of(413, "event-too-large").with("limit", Limits.EVENT / 1024));
        }
        Map<String, Object> message =
                columns.map(names -> names.message(line.text())).orElseGet(() -> parse(line));
        if (message.get("messageId") == null) {
            message.put("messageId", ImportedIds.of(request.source(), line.number(), line.text()));
        }
        return reader.read(message, request.source());
    }

    private Map<String, Object> parse(ImportLines.Line line) {
        return TrackingParser.message(json, line.text(), line.number());
    }

    private static ImportProgress settle(
            Sent sent, RefusedLines refused, ImportProgress done, Consumer<ImportProgress> progress)
            throws IOException {
        Group group = sent.group();
        CaptureReceipt receipt;
        try {
            receipt = sent.receipt().join();
        } catch (CompletionException failed) {
            throw new ImportStoppedException(done, failed.getCause() == null ? failed : failed.getCause());
        }
        ImportProgress now = done.plus(receipt, group.lines.size(), group.refused.size());
        receipt.failed().forEach(failed -> group.refused.put(group.positions.get(failed.index()), failed.problem()));
        for (Map.Entry<Integer, Problem> line : group.refused.entrySet()) {
            refused.write(group.lines.get(line.getKey()), line.getValue());
        }
        progress.accept(now);
        return now;
    }
}
