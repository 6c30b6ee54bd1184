package io.kairos.timing.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a table into its records; the first one, the names, shows by which sign cells are divided. */
final class CsvRecords {

    private static final char QUOTE = '"';
    private static final char MARK = '\uFEFF';
    private static final String SIGNS = ",;\t";

    private final BufferedReader lines;
    private char sign;
    private int read;
    private int line;

    CsvRecords(BufferedReader lines) {
        this.lines = lines;
    }

    /** Line on which the last record begins, from 1 on. */
    int line() {
        return line;
    }

    /** The next record that is not an empty line; empty at the end. */
    List<String> next() throws IOException {
        String text = line0();
        while (text != null && text.isBlank()) text = line0();
        if (text == null) return List.of();
        line = read;
        if (sign == 0) sign = sign(text);
        return text.indexOf(QUOTE) < 0 ? plain(text) : quoted(text);
    }

    private @Nullable String line0() throws IOException {
        String text = lines.readLine();
        if (text != null && read++ == 0 && !text.isEmpty() && text.charAt(0) == MARK) return text.substring(1);
        return text;
    }

    private static char sign(String names) {
        char best = ',';
        long most = 0;
        for (char each : SIGNS.toCharArray()) {
            long count = names.chars().filter(c -> c == each).count();
            if (count > most) {
                most = count;
                best = each;
            }
        }
        return best;
    }

    private List<String> plain(String text) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, from)) {
            cells.add(text.substring(from, at));
            from = at + 1;
        }
        cells.add(text.substring(from));
        return cells;
    }

    private List<String> quoted(String first) throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        String text = first;
        boolean inside = false;
        for (int i = 0; ; i++) {
            if (i == text.length()) {
                if (!inside) break;
                String more = line0();
                if (more == null)
                    throw new IllegalArgumentException(
                            "the quote opened on line " + line + " is never closed; is the file cut short?");
                cell.append('\n');
                text = more;
                i = -1;
                continue;
            }
            char c = text.charAt(i);
            if (c == QUOTE && inside && i + 1 < text.length() && text.charAt(i + 1) == QUOTE) {
                cell.append(QUOTE);
                i++;
            } else if (c == QUOTE) inside = !inside;
            else if (c == sign && !inside) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else cell.append(c);
        }
        cells.add(cell.toString());
        return cells;
    }
}
