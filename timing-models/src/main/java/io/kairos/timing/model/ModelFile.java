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
import java.util.Optional;

/**
 * Model as text, UTF-8, the same bytes for the same model: a first line {@code kairos-model 1.1}, then
 * {@code key: value} lines in order, then table rows whose cells are separated by tabs, then {@code end: <key lines>
 * <rows>}, so that a file cut short is noticed. Files of format 1.0 have no last line and are still read.
 */
public final class ModelFile {

    private final Map<String, String> header = new LinkedHashMap<>();
    private final List<List<String>> rows = new ArrayList<>();

    public ModelFile put(String key, String value) {
        if (key.isBlank() || key.contains(":") || (key + value).chars().anyMatch(c -> c < ' '))
            throw new IllegalArgumentException("not a header line: " + key + ": " + value);
        if (key.equals(ModelText.END)) throw new IllegalArgumentException("the key " + key + " ends a model file");
        header.put(key, value);
        return this;
    }

    public ModelFile put(String key, double[] values) {
        return put(key, Numbers.join(values));
    }

    /** Notes the unit and what the model was fitted on. */
    public ModelFile put(Provenance provenance) {
        provenance.writeTo(this);
        return this;
    }

    /** Notes which number stands for which value of a feature. */
    public ModelFile put(Categories categories) {
        return put(Categories.KEY + categories.feature(), categories.text());
    }

    /** A table row of two cells or more. */
    public ModelFile row(String... cells) {
        if (cells.length < 2) throw new IllegalArgumentException("a row has two cells or more: " + List.of(cells));
        rows.add(Arrays.stream(cells).map(ModelText::escape).toList());
        return this;
    }

    public String get(String key) {
        return find(key).orElseThrow(() -> new ModelFileException("model file has no \"" + key + "\" line"));
    }

    /** The value of the key; empty: there is no such line. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(header.get(key));
    }

    public double number(String key) {
        return Numbers.parse(key, get(key));
    }

    public double[] numbers(String key) {
        return Numbers.parseAll(key, get(key));
    }

    /** Unit, training period and fingerprint of the data; empty where the file does not tell all of it. */
    public Optional<Provenance> provenance() {
        return Provenance.of(this);
    }

    /** The dictionary of a feature. */
    public Categories categories(String feature) {
        return Categories.parse(feature, get(Categories.KEY + feature));
    }

    public List<List<String>> rows() {
        return Collections.unmodifiableList(rows).stream()
                .map(row -> row.stream().map(ModelText::unescape).toList())
                .toList();
    }

    /** Fails unless the file holds this kind of model. */
    public ModelFile require(String kind) {
        if (!kind.equals(get("kind")))
            throw new ModelFileException("expected a model of kind " + kind + ", found " + get("kind"));
        return this;
    }

    /** Named after kind and product type; the version depends on the content alone, not on the format it was read in. */
    public ModelRef ref() {
        String name = header.containsKey("product-type") ? "/" + get("product-type") : "";
        String content = ModelText.content(header, rows);
        return new ModelRef(get("kind") + name, Fingerprint.of(List.of(content)).substring(0, 12));
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(ModelText.of(header, rows).getBytes(UTF_8));
    }

    /**
     * Reads a file of this major version; a newer minor version may bring lines this version does not ask for.
     *
     * @throws ModelFileException if it is no model file, of a newer major version, or cut short
     */
    public static ModelFile read(InputStream in) throws IOException {
        ModelFile file = new ModelFile();
        ModelText.parse(new String(in.readAllBytes(), UTF_8), file.header, file.rows);
        return file;
    }
}
