package io.kairos.timing.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Comma-separated rows without quotes, first line the names; UTF-8, gzipped where the file name ends in .gz. */
public final class CsvRows {

    private final List<String> names;
    private final List<String[]> rows = new ArrayList<>();

    private CsvRows(List<String> names) {
        this.names = names;
    }

    /** Reads a whole file. */
    public static CsvRows read(Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
                InputStream csv = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes) {
            return read(csv);
        }
    }

    public static CsvRows read(InputStream csv) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(csv, UTF_8));
        String first = lines.readLine();
        if (first == null) throw new IllegalArgumentException("the file is empty: a line of column names is missing");
        CsvRows read = new CsvRows(List.copyOf(Arrays.asList(first.split(",", -1))));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] cells = line.split(",", -1);
            if (cells.length != read.names.size())
                throw new IllegalArgumentException("line " + (read.rows.size() + 2) + " has " + cells.length
                        + " columns instead of " + read.names.size());
            read.rows.add(cells);
        }
        return read;
    }

    /** Column names in the order of the file. */
    public List<String> names() {
        return names;
    }

    public List<Row> all() {
        return rows.stream().map(Row::new).toList();
    }

    /** One line, cells by column name. */
    public final class Row {
        private final String[] cells;

        private Row(String[] cells) {
            this.cells = cells;
        }

        public String text(String column) {
            int at = names.indexOf(column);
            if (at < 0) throw new IllegalArgumentException("the file has no column " + column + ", only " + names);
            return cells[at];
        }

        public int integer(String column) {
            String text = text(column);
            return text.isEmpty() ? 0 : (int) Double.parseDouble(text);
        }
    }
}
