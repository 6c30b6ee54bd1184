package io.kairos.timing.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Model as text, UTF-8, the same bytes for the same model: a first line {@code kairos-model 1.0}, then
 * {@code key: value} lines in order, then table rows whose cells are separated by tabs.
 */
public final class ModelFile {

    private static final String MAGIC = "kairos-model ";
    private static final int MAJOR = 1;
    private static final int MINOR = 0;

    private final Map<String, String> header = new LinkedHashMap<>();
    private final List<List<String>> rows = new ArrayList<>();

    public ModelFile put(String key, String value) {
        if (key.isBlank() || key.contains(":") || (key + value).chars().anyMatch(c -> c < ' '))
            throw new IllegalArgumentException("not a header line: " + key + ": " + value);
        header.put(key, value);
        return this;
    }

    public ModelFile put(String key, double[] values) {
        return put(key, Numbers.join(values));
    }

    public ModelFile row(String... cells) {
        rows.add(Arrays.stream(cells).map(ModelFile::escape).toList());
        return this;
    }

    public String get(String key) {
        String value = header.get(key);
        if (value == null) throw new ModelFileException("model file has no \"" + key + "\" line");
        return value;
    }

    public double number(String key) {
        return Numbers.parse(key, get(key));
    }

    public double[] numbers(String key) {
        return Numbers.parseAll(key, get(key));
    }

    public List<List<String>> rows() {
        return Collections.unmodifiableList(rows).stream()
                .map(row -> row.stream().map(ModelFile::unescape).toList())
                .toList();
    }

    /** Fails unless the file holds this kind of model. */
    public ModelFile require(String kind) {
        if (!kind.equals(get("kind")))
            throw new ModelFileException("expected a model of kind " + kind + ", found " + get("kind"));
        return this;
    }

    public ModelRef ref() {
        String name = header.containsKey("product-type") ? "/" + get("product-type") : "";
        return new ModelRef(get("kind") + name, Fingerprint.of(List.of(text())).substring(0, 12));
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(text().getBytes(UTF_8));
    }

    private String text() {
        StringBuilder text = new StringBuilder(MAGIC + MAJOR + "." + MINOR + "\n");
        header.forEach(
                (key, value) -> text.append(key).append(": ").append(value).append('\n'));
        rows.forEach(row -> text.append(String.join("\t", row)).append('\n'));
        return text.toString();
    }

    /** Reads a file of this major version; a newer minor version may bring lines this version does not ask for. */
    public static ModelFile read(InputStream in) throws IOException {
        String[] lines = new String(in.readAllBytes(), UTF_8).split("\n", -1);
        requireReadable(lines[0]);
        ModelFile file = new ModelFile();
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i];
            int colon = line.indexOf(": ");
            if (line.contains("\t")) file.rows.add(List.of(line.split("\t", -1)));
            else if (colon > 0) file.header.put(line.substring(0, colon), line.substring(colon + 2));
            else if (!line.isEmpty()) throw new ModelFileException("line " + (i + 1) + " cannot be read: " + line);
        }
        return file;
    }

    private static void requireReadable(String first) {
        if (!first.startsWith(MAGIC)) throw new ModelFileException("this is not a model file: " + first);
        String version = first.substring(MAGIC.length());
        if (!version.matches("\\d{1,6}\\.\\d{1,6}")) throw new ModelFileException("unreadable version: " + version);
        int major = Integer.parseInt(version.substring(0, version.indexOf('.')));
        if (major != MAJOR)
            throw new ModelFileException("model file has format " + version + "; this program reads " + MAJOR
                    + ".x. Update the program or fit the model again.");
    }

    private static String escape(String cell) {
        return cell.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescape(String cell) {
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
}
