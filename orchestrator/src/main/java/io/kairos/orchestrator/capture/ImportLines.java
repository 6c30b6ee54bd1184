package io.kairos.orchestrator.capture;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads the lines of a file, plain or packed with gzip, without ever holding more than one event's worth of text. */
final class ImportLines implements AutoCloseable {
    private static final int BYTE_ORDER_MARK = '\uFEFF';

    private final Reader reader;
    private final boolean quoted;
    private long number;
    private int ahead;

    private ImportLines(Reader reader, boolean quoted) throws IOException {
        this.reader = reader;
        this.quoted = quoted;
        this.ahead = reader.read();
        if (ahead == BYTE_ORDER_MARK) ahead = reader.read();
    }

    /**
     * One line, or one CSV row that may span several lines.
     *
     * @param number number of its first line in the file, from 1
     * @param text its text, cut off where {@code tooLong}
     */
    record Line(long number, String text, boolean tooLong) {}

    /** Opens a file; in CSV a line break inside quotes does not end the row. */
    @SuppressWarnings("MustBeClosedChecker")
    static ImportLines open(Path file, ImportFormat format) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            bytes.mark(2);
            boolean packed = bytes.read() == 0x1f && bytes.read() == 0x8b;
            bytes.reset();
            InputStream plain = packed ? new GZIPInputStream(bytes, 1 << 16) : bytes;
            return new ImportLines(
                    new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1 << 16),
                    format == ImportFormat.CSV);
        } catch (IOException unreadable) {
            bytes.close();
            throw unreadable;
        }
    }

    /** The next line that is not blank; empty at the end. */
    Optional<Line> next() throws IOException {
        while (ahead >= 0) {
            Line line = read();
            if (!line.text().isBlank()) return Optional.of(line);
        }
        return Optional.empty();
    }

    private Line read() throws IOException {
        long first = ++number;
        StringBuilder text = new StringBuilder();
        boolean inQuotes = false;
        boolean tooLong = false;
        for (; ahead >= 0; ahead = reader.read()) {
            char c = (char) ahead;
            if (c == '\n' && !inQuotes) {
                ahead = reader.read();
                break;
            }
            if (c == '\n') number++;
            if (quoted && c == '"') inQuotes = !inQuotes;
            if (text.length() > Limits.EVENT) {
                tooLong = true;
                inQuotes = false;
            } else {
                text.append(c);
            }
        }
        if (text.length() > 0 && text.charAt(text.length() - 1) == '\r') text.setLength(text.length() - 1);
        return new Line(first, text.toString(), tooLong);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
