package io.kairos.timing.replenish;

import io.kairos.timing.data.CsvRows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the replenishment model that ships with the product. Arguments: the file of online retail invoices, the file to write
 * ({@code src/main/resources/io/kairos/timing/models/replenished-online-retail.model}).
 */
public final class FitDefaultRhythm {

    private FitDefaultRhythm() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 2) throw new IllegalArgumentException("expected: invoices .csv or .csv.gz, output file");
        try (OutputStream out = Files.newOutputStream(Path.of(args[1]))) {
            fit(PurchaseDays.read(CsvRows.read(Path.of(args[0])))).model().writeTo(out);
        }
    }

    /** Waits of all customers in the file, up to its last day. */
    public static ReplenishmentFit fit(PurchaseDays purchases) {
        return ReplenishmentTrainer.fit(
                purchases,
                purchases
                        .lastDay()
                        .orElseThrow(
                                () -> new IllegalArgumentException("the file holds no purchase of a known customer")),
                "online-retail",
                "Online Retail II, sheet 2009-2010 (2009-12-01..2010-12-09), invoices of a British gift shop that mostly"
                        + " serves traders. D. Chen, UCI Machine Learning Repository 502, doi 10.24432/C5CG6D. Licence CC BY"
                        + " 4.0. Aggregated by Kairos: coefficients only.");
    }
}
