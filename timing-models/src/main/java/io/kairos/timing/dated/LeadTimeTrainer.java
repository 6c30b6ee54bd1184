package io.kairos.timing.dated;

import io.kairos.timing.model.Fingerprint;
import io.kairos.timing.model.ModelFile;
import io.kairos.timing.model.ModelFitException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Fits a {@link LeadTimeModel} from past purchases. */
public final class LeadTimeTrainer {

    private static final double LAMBDA = 30;
    private static final int MIN_ROWS = 200;

    private LeadTimeTrainer() {}

    /** Fits for the product type {@code dated}, source unnamed. */
    public static LeadTimeModel fit(Collection<LeadTimeObservation> observations, LocalDate asOf) {
        return fit(observations, asOf, "dated", "unnamed");
    }

    /**
     * Fits from the dates reached by {@code asOf}. Later dates are not read at all: of them only the early buyers are
     * known yet, which would make everybody look early.
     *
     * @param source where the data come from, for the model file
     * @throws ModelFitException if fewer than 200 purchases remain or the fit does not converge
     */
    public static LeadTimeModel fit(
            Collection<LeadTimeObservation> observations, LocalDate asOf, String productType, String source) {
        LeadBins bins = LeadBins.standard();
        List<Line> lines = observations.stream()
                .filter(each -> !each.date().isAfter(asOf) && each.lead() <= bins.max())
                .map(Line::of)
                .sorted(Comparator.comparing(Line::text))
                .toList();
        if (lines.size() < MIN_ROWS)
            throw new ModelFitException("a lead-time model needs " + MIN_ROWS + " purchases with dates up to " + asOf
                    + ", found " + lines.size() + "; keep the shipped model until there are more");
        List<LeadTimeObservation> used = lines.stream().map(Line::row).toList();
        Columns columns = Columns.of(used);
        int[] rowBin = used.stream().mapToInt(each -> bins.of(each.lead())).toArray();
        int[][] active = used.stream().map(columns::active).toArray(int[][]::new);
        double[] coefficients = new HazardFit(bins, rowBin, active, columns.count(), LAMBDA).solve();
        ModelFile file = new ModelFile()
                .put("kind", LeadTimeModel.KIND)
                .put("product-type", productType)
                .put("unit", "P1D")
                .put("population", "buyers")
                .put("first-date", used.get(0).date().toString())
                .put("last-date", used.get(used.size() - 1).date().toString())
                .put("as-of", asOf.toString())
                .put("rows", Integer.toString(used.size()))
                .put("rows-not-used", Integer.toString(observations.size() - used.size()))
                .put("ridge", Double.toString(LAMBDA))
                .put(
                        "data-sha256",
                        Fingerprint.of(lines.stream().map(Line::text).toList()))
                .put("source", source);
        LeadTimeFile.write(file, bins, columns, coefficients);
        return new LeadTimeModel(bins, columns, coefficients, file);
    }

    /** A row and its text; in the order of the text, sums do not depend on the order in which the rows came. */
    private record Line(String text, LeadTimeObservation row) {
        static Line of(LeadTimeObservation row) {
            return new Line(row.date() + "\t" + row.purchased() + "\t" + new TreeMap<>(row.features()), row);
        }
    }
}
