package io.kairos.timing.survival;

import io.kairos.timing.data.CsvRows;
import io.kairos.timing.data.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The data sets behind the published survival fits. */
final class SurvivalSets {

    private static final List<String> CELL_TYPES = List.of("smallcell", "adeno", "large");

    private SurvivalSets() {}

    static List<SurvivalData.Row> rows(String set) throws IOException {
        return switch (set) {
            case "lung(age+sex+ph.ecog)" -> lung("age", "sex", "ph.ecog");
            case "lung(sex)" -> lung("sex");
            case "veteran(trt+celltype+karno+diagtime+age+prior)" -> veteran();
            case "rossi(all7)" ->
                plain("surv_rossi.csv.gz", "week", "arrest", names(set).toArray(String[]::new));
            case "gbsg2(age+tsize+pnodes)" -> plain("surv_gbsg2.csv.gz", "time", "cens", "age", "tsize", "pnodes");
            default -> throw new IllegalArgumentException(set);
        };
    }

    static List<String> names(String set) {
        return switch (set) {
            case "lung(age+sex+ph.ecog)" -> List.of("age", "sex", "ph.ecog");
            case "lung(sex)" -> List.of("sex");
            case "veteran(trt+celltype+karno+diagtime+age+prior)" ->
                List.of(
                        "trt",
                        "celltypesmallcell",
                        "celltypeadeno",
                        "celltypelarge",
                        "karno",
                        "diagtime",
                        "age",
                        "prior");
            case "rossi(all7)" -> List.of("fin", "age", "race", "wexp", "mar", "paro", "prio");
            default -> List.of("age", "tsize", "pnodes");
        };
    }

    static SurvivalData data(String set) throws IOException {
        return new SurvivalData(names(set), rows(set));
    }

    /** Start-stop rows: the transplant comes on the way. */
    static SurvivalData stanfordHeart() throws IOException {
        List<SurvivalData.Row> rows = new ArrayList<>();
        for (CsvRows.Row row : csv("surv_stanford_heart.csv.gz"))
            rows.add(new SurvivalData.Row(
                    new Lifetime(days(number(row, "stop")), number(row, "event") == 1, days(number(row, "start"))),
                    number(row, "age"),
                    number(row, "year"),
                    number(row, "surgery"),
                    number(row, "transplant")));
        return new SurvivalData(List.of("age", "year", "surgery", "transplant"), rows);
    }

    /** Lifetimes of the rows where a column has a value, by the name of the file and the strata of the references. */
    static List<Lifetime> lifetimes(String data, String strata) throws IOException {
        String file = "surv_" + data + ".csv.gz";
        List<Lifetime> lifetimes = new ArrayList<>();
        for (CsvRows.Row row : csv(file)) {
            int at = strata.indexOf('=');
            String column = strata.replaceAll("=.*", "");
            if (at >= 0 && number(row, column) != Double.parseDouble(strata.substring(at + 1))) continue;
            String time = data.equals("rossi") ? "week" : "time";
            String event = data.equals("rossi") ? "arrest" : "status";
            lifetimes.add(new Lifetime(days(number(row, time)), number(row, event) == 1));
        }
        return lifetimes;
    }

    static Duration days(double days) {
        return Duration.ofNanos(Math.round(days * 86_400e9));
    }

    private static List<SurvivalData.Row> lung(String... covariates) throws IOException {
        return plain("surv_lung.csv.gz", "time", "status", covariates);
    }

    private static List<SurvivalData.Row> plain(String file, String time, String event, String... covariates)
            throws IOException {
        List<SurvivalData.Row> rows = new ArrayList<>();
        for (CsvRows.Row row : csv(file)) {
            boolean whole = true;
            double[] x = new double[covariates.length];
            for (int c = 0; c < x.length; c++) {
                whole &= !row.text(covariates[c]).isEmpty();
                x[c] = whole ? number(row, covariates[c]) : 0;
            }
            if (whole)
                rows.add(new SurvivalData.Row(new Lifetime(days(number(row, time)), number(row, event) == 1), x));
        }
        return rows;
    }

    private static List<SurvivalData.Row> veteran() throws IOException {
        List<SurvivalData.Row> rows = new ArrayList<>();
        for (CsvRows.Row row : csv("surv_veteran.csv.gz")) {
            double[] x = new double[8];
            x[0] = number(row, "trt");
            int cell = CELL_TYPES.indexOf(row.text("celltype"));
            if (cell >= 0) x[1 + cell] = 1;
            x[4] = number(row, "karno");
            x[5] = number(row, "diagtime");
            x[6] = number(row, "age");
            x[7] = number(row, "prior");
            rows.add(new SurvivalData.Row(new Lifetime(days(number(row, "time")), number(row, "status") == 1), x));
        }
        return rows;
    }

    private static List<CsvRows.Row> csv(String file) throws IOException {
        try (InputStream in = SharedData.open(file)) {
            return CsvRows.read(in).all();
        }
    }

    private static double number(CsvRows.Row row, String column) {
        return Double.parseDouble(row.text(column));
    }
}
