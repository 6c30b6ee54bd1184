package io.kairos.timing.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Rows of a table in UTF-8, first line the names, as RFC 4180 has it: cells between commas (or semicolons or tabs, where the names are), in quotes
 * where they hold such a sign or a line break. A byte order mark and empty lines are passed over. Gzipped files are recognised by their content.
 */
public final class CsvRows {

    private static final int GZIP_FIRST = 0x1F;
    private static final int GZIP_SECOND = 0x8B;

    private final List<String> names;
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();

    private CsvRows(List<String> names) {
        this.names = names;
        for (String name : names)
            if (columns.put(name, columns.size()) != null)
                throw new IllegalArgumentException(
                        "two columns are named \"" + name + "\"; remove or rename one of them");
    }

    /** Reads a whole file, gzipped or not. */
    public static CsvRows read(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return read(bytes);
        }
    }

    /**
     * Reads everything, gzipped or not.
     *
     * @throws IllegalArgumentException naming the line that is no row of the table, and what to do
     */
    public static CsvRows read(InputStream csv) throws IOException {
        try {
            return parse(plain(csv));
        } catch (EOFException | ZipException torn) {
            throw new IllegalArgumentException(
                    "the gzipped file is cut short or damaged (" + torn.getMessage() + "); fetch it again", torn);
        }
    }

    private static InputStream plain(InputStream csv) throws IOException {
        InputStream bytes = new BufferedInputStream(csv);
        bytes.mark(2);
        boolean gzipped = bytes.read() == GZIP_FIRST && bytes.read() == GZIP_SECOND;
        bytes.reset();
        return gzipped ? new GZIPInputStream(bytes) : bytes;
    }

    private static CsvRows parse(InputStream csv) throws IOException {
        CsvRecords records = new CsvRecords(new BufferedReader(new InputStreamReader(csv, UTF_8)));
        List<String> first = records.next();
        if (first.isEmpty()) throw new IllegalArgumentException("the file is empty: a line of column names is missing");
        CsvRows read = new CsvRows(first.stream().map(String::trim).toList());
        for (List<String> cells = records.next(); !cells.isEmpty(); cells = records.next()) {
            if (cells.size() != first.size())
                throw new IllegalArgumentException("line " + records.line() + " has " + cells.size()
                        + " columns instead of " + first.size() + "; is the file cut short, or a comma not in quotes?");
            read.rows.add(read.new Row(records.line(), cells.toArray(String[]::new)));
        }
        return read;
    }

    /** Column names in the order of the file. */
    public List<String> names() {
        return names;
    }

    public List<Row> all() {
        return List.copyOf(rows);
    }

    /** One line, cells by column name. */
    public final class Row {
        private final int line;
        private final String[] cells;

        private Row(int line, String[] cells) {
            this.line = line;
            this.cells = cells;
        }

        /** Where it begins in the file, the line of names being 1. */
        public int line() {
            return line;
        }

        public String text(String column) {
            Integer at = columns.get(column);
            if (at == null) throw new IllegalArgumentException("the file has no column " + column + ", only " + names);
            return cells[at];
        }

        /** 0 where the cell is empty. */
        public int integer(String column) {
            String text = text(column);
            return text.isEmpty() ? 0 : (int) number(column);
        }

        /** A finite number. */
        public double number(String column) {
            try {
                double number = Double.parseDouble(text(column).trim());
                if (Double.isFinite(number)) return number;
            } catch (NumberFormatException unreadable) {
                throw noNumber(column, unreadable);
            }
            throw noNumber(column, null);
        }

        private IllegalArgumentException noNumber(
                String column, @org.jspecify.annotations.Nullable NumberFormatException unreadable) {
            return new IllegalArgumentException(
                    "line " + line + ": " + column + " is not a number: \"" + text(column)
                            + "\"; correct or remove the line",
                    unreadable);
        }
    }
}
