package io.kairos.timing.dated;

import io.kairos.timing.model.ModelFile;
import io.kairos.timing.model.ModelFileException;
import io.kairos.timing.model.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns a fitted lead-time model into its file and back. */
final class LeadTimeFile {

    private static final int CELLS = 3 + LeadTimeModel.TERMS;

    private LeadTimeFile() {}

    static void write(ModelFile file, LeadBins bins, Columns columns, double[] coefficients) {
        file.put("bins", bins.edges());
        file.put("intercepts", Arrays.copyOf(coefficients, bins.count() - 1));
        for (int c = 0; c < columns.count(); c++) {
            Columns.Column column = columns.all().get(c);
            int at = bins.count() - 1 + LeadTimeModel.TERMS * c;
            file.row(
                    column.feature(),
                    column.level(),
                    Numbers.format(column.share()),
                    Numbers.format(coefficients[at]),
                    Numbers.format(coefficients[at + 1]),
                    Numbers.format(coefficients[at + 2]));
        }
    }

    static LeadTimeModel parse(ModelFile file) {
        file.require(LeadTimeModel.KIND);
        if (!file.get("unit").equals("P1D")) throw new ModelFileException("unit must be P1D, is " + file.get("unit"));
        LeadBins bins = new LeadBins(
                Arrays.stream(file.numbers("bins")).mapToInt(edge -> (int) edge).toArray());
        double[] intercepts = file.numbers("intercepts");
        if (intercepts.length != bins.count() - 1)
            throw new ModelFileException("expected " + (bins.count() - 1) + " intercepts, found " + intercepts.length);
        List<List<String>> rows = file.rows();
        double[] coefficients = Arrays.copyOf(intercepts, intercepts.length + LeadTimeModel.TERMS * rows.size());
        List<Columns.Column> columns = new ArrayList<>();
        for (List<String> row : rows) {
            if (row.size() != CELLS) throw new ModelFileException("a column has " + CELLS + " cells, not " + row);
            for (int term = 0; term < LeadTimeModel.TERMS; term++)
                coefficients[intercepts.length + LeadTimeModel.TERMS * columns.size() + term] =
                        Numbers.parse(row.get(0), row.get(3 + term));
            columns.add(new Columns.Column(row.get(0), row.get(1), Numbers.parse(row.get(0), row.get(2))));
        }
        return new LeadTimeModel(bins, new Columns(columns), coefficients, file);
    }
}
