package io.kairos.timing.drift;

import io.kairos.timing.model.Categories;
import io.kairos.timing.model.ModelFile;
import io.kairos.timing.model.ModelFileException;
import io.kairos.timing.model.ModelRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The inputs of a model as they were in training, in bins: what today's are compared with. Kept beside the model's file. */
public final class DriftBaseline {

    static final String KIND = "drift-baseline";
    private static final int LEAST_ROWS = 50;

    private final long rows;
    private final Map<String, FeatureBins> features;
    private final ModelFile file;

    private DriftBaseline(long rows, List<FeatureBins> bins, ModelFile file) {
        this.rows = rows;
        this.features = new LinkedHashMap<>();
        bins.forEach(each -> features.put(each.name(), each));
        this.file = file;
    }

    /**
     * Takes the bins from the training sample.
     *
     * @param model the model trained on it
     * @param numbers values by feature; every feature has one for each training row
     * @param categories values by feature, likewise
     * @throws IllegalArgumentException naming the feature, if it has fewer than 50 values, not as many as the others, or one
     *     that is not finite
     */
    public static DriftBaseline of(
            ModelRef model, Map<String, double[]> numbers, Map<String, List<String>> categories) {
        List<FeatureBins> bins = new ArrayList<>();
        long rows = -1;
        for (var each :
                numbers.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
            rows = checked(each.getKey(), each.getValue().length, rows);
            for (double value : each.getValue()) requireFinite(each.getKey(), value);
            bins.add(FeatureBins.ofNumbers(each.getKey(), each.getValue()));
        }
        for (var each : categories.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            rows = checked(each.getKey(), each.getValue().size(), rows);
            bins.add(FeatureBins.ofCategories(each.getKey(), each.getValue()));
        }
        if (bins.isEmpty())
            throw new IllegalArgumentException("a drift baseline needs a feature; numbers and categories are empty");
        ModelFile file = new ModelFile()
                .put("kind", KIND)
                .put("unit", "share of training rows")
                .put("of-model", model.toString())
                .put("training-rows", Long.toString(rows));
        for (FeatureBins each : bins) {
            if (!each.isNumeric()) file.put(new Categories(each.name(), each.values()));
            file.row(each.cells());
        }
        return new DriftBaseline(rows, bins, file);
    }

    private static long checked(String feature, long size, long rows) {
        if (size < LEAST_ROWS)
            throw new IllegalArgumentException(
                    "feature " + feature + " has " + size + " training values; " + LEAST_ROWS + " are needed");
        if (rows >= 0 && rows != size)
            throw new IllegalArgumentException(
                    "feature " + feature + " has " + size + " training values, others " + rows);
        return size;
    }

    static void requireFinite(String feature, double value) {
        if (!Double.isFinite(value))
            throw new IllegalArgumentException("feature " + feature + " must be finite, was " + value
                    + "; leave the row out or pass it as a category of its own");
    }

    long rows() {
        return rows;
    }

    List<FeatureBins> features() {
        return List.copyOf(features.values());
    }

    FeatureBins feature(String name) {
        FeatureBins bins = features.get(name);
        if (bins == null)
            throw new IllegalArgumentException("feature " + name + " was not in training, only " + features.keySet());
        return bins;
    }

    public ModelRef ref() {
        return file.ref();
    }

    public void writeTo(OutputStream out) throws IOException {
        file.writeTo(out);
    }

    /** @throws ModelFileException if it is no baseline or cut short */
    public static DriftBaseline read(InputStream in) throws IOException {
        ModelFile file = ModelFile.read(in).require(KIND);
        List<FeatureBins> bins = file.rows().stream().map(FeatureBins::parse).toList();
        return new DriftBaseline((long) file.number("training-rows"), bins, file);
    }
}
