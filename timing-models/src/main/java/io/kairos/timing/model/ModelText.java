package io.kairos.timing.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lines of a model file. */
final class ModelText {

    static final String END = "end";

    private static final String MAGIC = "kairos-model ";
    private static final int MAJOR = 1;
    private static final int MINOR = 1;

    private ModelText() {}

    static String of(Map<String, String> header, List<List<String>> rows) {
        return MAGIC + MAJOR + "." + MINOR + "\n" + lines(header, rows) + end(header.size(), rows.size()) + "\n";
    }

    /** What the version of a model is taken from: the text of format 1.0. */
    static String content(Map<String, String> header, List<List<String>> rows) {
        return MAGIC + "1.0\n" + lines(header, rows);
    }

    private static String lines(Map<String, String> header, List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        header.forEach(
                (key, value) -> text.append(key).append(": ").append(value).append('\n'));
        rows.forEach(row -> text.append(String.join("\t", row)).append('\n'));
        return text.toString();
    }

    private static String end(int header, int rows) {
        return END + ": " + header + " " + rows;
    }

    static void parse(String text, Map<String, String> header, List<List<String>> rows) {
        String[] lines = text.split("\n", -1);
        boolean ends = minor(lines[0]) >= 1;
        int last = ends ? lines.length - 2 : lines.length;
        for (int i = 1; i < last; i++) {
            String line = lines[i];
            int colon = line.indexOf(": ");
            if (line.contains("\t")) rows.add(List.of(line.split("\t", -1)));
            else if (colon > 0 && header.containsKey(line.substring(0, colon)))
                throw new ModelFileException("line " + (i + 1) + " says " + line.substring(0, colon) + " again");
            else if (colon > 0) header.put(line.substring(0, colon), line.substring(colon + 2));
            else if (!line.isEmpty()) throw new ModelFileException("line " + (i + 1) + " cannot be read: " + line);
        }
        if (ends) requireEnd(lines, end(header.size(), rows.size()));
    }

    private static void requireEnd(String[] lines, String expected) {
        boolean whole = lines.length > 2 && lines[lines.length - 1].isEmpty();
        String last = whole ? lines[lines.length - 2] : lines[lines.length - 1];
        if (whole && last.equals(expected)) return;
        String problem = whole && last.startsWith(END + ": ")
                ? "lost lines: its last line is \"" + last + "\", but by its lines it should be \"" + expected + "\""
                : "is cut short: it has no last line \"" + expected + "\"";
        throw new ModelFileException("the model file " + problem + ". Copy it again or fit the model again.");
    }

    private static int minor(String first) {
        if (first.isEmpty())
            throw new ModelFileException("the model file is empty. Copy it again or fit the model again.");
        if (!first.startsWith(MAGIC)) throw new ModelFileException("this is not a model file: " + shortened(first));
        String version = first.substring(MAGIC.length());
        if (!version.matches("\\d{1,6}\\.\\d{1,6}"))
            throw new ModelFileException("unreadable version: " + shortened(version));
        int dot = version.indexOf('.');
        if (Integer.parseInt(version.substring(0, dot)) != MAJOR)
            throw new ModelFileException("model file has format " + version + "; this program reads " + MAJOR
                    + ".x. Update the program or fit the model again.");
        return Integer.parseInt(version.substring(dot + 1));
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }

    static String escape(String cell) {
        return cell.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    static String unescape(String cell) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\\' && i + 1 < cell.length()) {
                char next = cell.charAt(++i);
                text.append(next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else text.append(c);
        }
        return text.toString();
    }

    /** Joins with bars; a bar or backslash inside is escaped. */
    static String join(List<String> values) {
        return String.join(
                "|",
                values.stream().map(each -> escape(each).replace("|", "\\|")).toList());
    }

    static List<String> split(String text) {
        List<String> values = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') i++;
            else if (text.charAt(i) == '|') {
                values.add(unescape(text.substring(from, i)));
                from = i + 1;
            }
        }
        values.add(unescape(text.substring(from)));
        return values;
    }
}
