package io.kairos.timing.defaults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Comma-separated rows without quotes, first line the names. */
final class CsvRows {

    private final List<String> names;
    private final List<String[]> rows = new ArrayList<>();

    private CsvRows(List<String> names) {
        this.names = names;
    }

    static CsvRows read(InputStream csv) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(csv, UTF_8));
        String first = lines.readLine();
        if (first == null) throw new IllegalArgumentException("the file is empty: a line of column names is missing");
        CsvRows read = new CsvRows(Arrays.asList(first.split(",", -1)));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] cells = line.split(",", -1);
            if (cells.length != read.names.size())
                throw new IllegalArgumentException("line " + (read.rows.size() + 2) + " has " + cells.length
                        + " columns instead of " + read.names.size());
            read.rows.add(cells);
        }
        return read;
    }

    List<Row> all() {
        return rows.stream().map(Row::new).toList();
    }

    /** One line, cells by column name. */
    final class Row {
        private final String[] cells;

        private Row(String[] cells) {
            this.cells = cells;
        }

        String text(String column) {
            int at = names.indexOf(column);
            if (at < 0) throw new IllegalArgumentException("the file has no column " + column + ", only " + names);
            return cells[at];
        }

        int integer(String column) {
            String text = text(column);
            return text.isEmpty() ? 0 : (int) Double.parseDouble(text);
        }
    }
}
