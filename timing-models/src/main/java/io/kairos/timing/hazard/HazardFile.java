package io.kairos.timing.hazard;

import io.kairos.timing.model.ModelFile;
import io.kairos.timing.model.ModelFileException;
import io.kairos.timing.model.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A hazard as lines of a model file. Rows: {@code number, name, cuts} and {@code category, name, levels…} are the dictionary in the
 * order of the codes; {@code tree, features, masks, left} hold a tree's nodes in order, −1 a leaf (its mask the value in
 * ten-millionths), −2 the time.
 */
final class HazardFile {

    private static final String FAMILY = "hazard";
    private static final String AXIS = "hazard-axis";
    private static final String UPPER = "hazard-upper";
    private static final String WEIGHT = "hazard-boosted-share";
    private static final String COEFFICIENTS = "hazard-ridge";
    private static final String SHARES = "hazard-shares";
    private static final String BASE = "hazard-base";
    private static final String TREES = "hazard-trees";

    private HazardFile() {}

    static void write(ModelFile file, RidgeHazard model) {
        head(file, "ridge", model.dictionary(), model.steps());
        ridge(file, model);
    }

    static void write(ModelFile file, BoostedHazard model) {
        head(file, "boosted", model.dictionary(), model.steps());
        boosted(file, model);
    }

    static void write(ModelFile file, BlendedHazard model) {
        head(file, "blended", model.ridge().dictionary(), model.steps());
        file.put(WEIGHT, Numbers.format(model.weight()));
        ridge(file, model.ridge());
        boosted(file, model.boosted());
    }

    private static void head(ModelFile file, String family, Dictionary dictionary, Steps steps) {
        file.put(FAMILY, family);
        file.put(AXIS, (steps.isDown() ? "down " : "up ") + steps.first());
        file.put(UPPER, Arrays.stream(steps.upperEdges()).asDoubleStream().toArray());
        HazardSchema schema = dictionary.schema();
        for (int i = 0; i < schema.numbers().size(); i++)
            file.row("number", schema.numbers().get(i), Numbers.join(dictionary.cuts(i)));
        for (int i = 0; i < schema.categories().size(); i++) {
            List<String> cells =
                    new ArrayList<>(List.of("category", schema.categories().get(i)));
            cells.addAll(dictionary.levels(i));
            file.row(cells.toArray(String[]::new));
        }
    }

    private static void ridge(ModelFile file, RidgeHazard model) {
        file.put(COEFFICIENTS, model.coefficients());
        file.put(SHARES, model.shares());
    }

    private static void boosted(ModelFile file, BoostedHazard model) {
        file.put(BASE, model.base());
        Trees trees = model.trees();
        file.put(TREES, Integer.toString(trees.count()));
        for (int tree = 0; tree < trees.count(); tree++) {
            int from = trees.root(tree);
            int to = tree + 1 < trees.count() ? trees.root(tree + 1) : trees.nodes();
            file.row(
                    "tree",
                    join(IntStream.range(from, to).mapToLong(trees::feature)),
                    join(IntStream.range(from, to).mapToLong(trees::mask)),
                    join(IntStream.range(from, to).mapToLong(node -> Math.max(0, trees.left(node) - from))));
        }
    }

    private static String join(LongStream values) {
        return values.mapToObj(Long::toString).collect(Collectors.joining(" "));
    }

    static HazardModel read(ModelFile file) {
        Steps steps = steps(file);
        Dictionary dictionary = dictionary(file);
        return switch (file.get(FAMILY)) {
            case "ridge" -> readRidge(file, dictionary, steps);
            case "boosted" -> readBoosted(file, dictionary, steps);
            case "blended" ->
                new BlendedHazard(
                        readRidge(file, dictionary, steps), readBoosted(file, dictionary, steps), file.number(WEIGHT));
            default ->
                throw new ModelFileException(
                        "\"" + FAMILY + "\" must be ridge, boosted or blended, is " + file.get(FAMILY));
        };
    }

    private static Steps steps(ModelFile file) {
        String[] axis = file.get(AXIS).split(" ", -1);
        int[] upper =
                Arrays.stream(file.numbers(UPPER)).mapToInt(edge -> (int) edge).toArray();
        if (axis.length != 2 || !(axis[0].equals("up") || axis[0].equals("down")))
            throw new ModelFileException("\"" + AXIS + "\" must be up or down and a first unit, is " + file.get(AXIS));
        int first = (int) Numbers.parse(AXIS, axis[1]);
        try {
            return axis[0].equals("up") ? Steps.up(first, upper) : Steps.down(first, upper);
        } catch (IllegalArgumentException wrong) {
            throw new ModelFileException("\"" + UPPER + "\": " + wrong.getMessage());
        }
    }

    private static Dictionary dictionary(ModelFile file) {
        List<String> numbers = new ArrayList<>();
        List<double[]> cuts = new ArrayList<>();
        List<String> categories = new ArrayList<>();
        List<List<String>> levels = new ArrayList<>();
        for (List<String> row : file.rows()) {
            if (row.get(0).equals("number")) {
                numbers.add(row.get(1));
                cuts.add(doubles(row.get(1), row.get(2)));
            } else if (row.get(0).equals("category")) {
                categories.add(row.get(1));
                levels.add(row.subList(2, row.size()));
            }
        }
        return new Dictionary(new HazardSchema(numbers, categories), cuts.toArray(double[][]::new), levels);
    }

    private static double[] doubles(String name, String text) {
        if (text.isEmpty()) return new double[0];
        return Arrays.stream(text.split(" ", -1))
                .mapToDouble(each -> Numbers.parse(name, each))
                .toArray();
    }

    private static RidgeHazard readRidge(ModelFile file, Dictionary dictionary, Steps steps) {
        RidgeDesign design = new RidgeDesign(dictionary, file.numbers(SHARES));
        double[] coefficients = file.numbers(COEFFICIENTS);
        int expected = steps.count() + RidgeHazard.TERMS * design.count();
        if (coefficients.length != expected || design.shares().length != design.count())
            throw new ModelFileException("expected " + expected + " ridge coefficients and " + design.count()
                    + " shares, found " + coefficients.length + " and " + design.shares().length);
        return new RidgeHazard(dictionary, design, steps, coefficients);
    }

    private static BoostedHazard readBoosted(ModelFile file, Dictionary dictionary, Steps steps) {
        double[] base = file.numbers(BASE);
        if (base.length != steps.count())
            throw new ModelFileException("expected " + steps.count() + " base values, found " + base.length);
        Trees trees = new Trees();
        for (List<String> row : file.rows()) if (row.get(0).equals("tree")) plant(trees, row, dictionary);
        if (trees.count() != file.number(TREES))
            throw new ModelFileException(
                    "expected " + file.get(TREES) + " trees, found " + trees.count() + ": the file was cut short");
        return new BoostedHazard(dictionary, steps, base, trees);
    }

    private static void plant(Trees trees, List<String> row, Dictionary dictionary) {
        if (row.size() != 4) throw new ModelFileException("a tree has 4 cells, not " + row.size() + ": cut short?");
        long[] features = longs(row.get(1));
        long[] masks = longs(row.get(2));
        long[] left = longs(row.get(3));
        if (features.length == 0 || masks.length != features.length || left.length != features.length)
            throw new ModelFileException("the cells of a tree differ in length: " + row);
        boolean[] reached = new boolean[features.length];
        reached[0] = true;
        for (int i = 0; i < features.length; i++) {
            if (features[i] < Trees.TIME || features[i] >= dictionary.schema().count())
                throw new ModelFileException("a tree asks for feature " + features[i] + " that is not in the file");
            if (features[i] == Trees.LEAF) continue;
            int child = (int) left[i];
            if (child <= i || child + 1 >= features.length || reached[child] || reached[child + 1])
                throw new ModelFileException("a tree's nodes do not hang together: " + row.get(3));
            reached[child] = true;
            reached[child + 1] = true;
        }
        for (boolean each : reached) if (!each) throw new ModelFileException("a tree has a node no question leads to");
        trees.add(features, masks, left);
    }

    private static long[] longs(String text) {
        try {
            return Arrays.stream(text.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        } catch (NumberFormatException unreadable) {
            throw new ModelFileException("a tree holds whole numbers only: " + text);
        }
    }
}
