package io.kairos.timing.defaults;

import io.kairos.timing.data.CsvRows;
import io.kairos.timing.dated.LeadTimeModel;
import io.kairos.timing.dated.LeadTimeTrainer;
import io.kairos.timing.hours.HourProfile;
import io.kairos.timing.hours.HourProfileTrainer;
import io.kairos.timing.hours.HourProfileTrainer.LocalPurchase;
import io.kairos.timing.model.ModelFile;
import io.kairos.timing.survival.Family;
import io.kairos.timing.survival.FittedLaw;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.zip.GZIPInputStream;

/**
 * Writes the model files that ship with the product. Arguments: the gzipped file of hotel bookings, the gzipped file of
 * online retail invoices, the folder to write to ({@code src/main/resources/io/kairos/timing/models}).
 */
public final class FitDefaults {

    private static final LocalDate HOTEL_TO = LocalDate.of(2016, 12, 31);
    private static final double EVEN_SHARE = 0.2;

    private FitDefaults() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 3)
            throw new IllegalArgumentException("expected: hotel bookings .csv.gz, invoices .csv.gz, output folder");
        Path folder = Path.of(args[2]);
        try (InputStream csv = unzip(args[0]);
                OutputStream out = Files.newOutputStream(folder.resolve("dated-hotel.model"))) {
            dated(csv).writeTo(out);
        }
        try (InputStream csv = unzip(args[1]);
                OutputStream out = Files.newOutputStream(folder.resolve("hours-online-retail.model"))) {
            hours(csv).writeTo(out);
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve("considered-prior.model"))) {
            considered().writeTo(out);
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve("impulse-rule.model"))) {
            impulse().writeTo(out);
        }
    }

    /** Lead times of all bookings in the file. */
    public static LeadTimeModel dated(InputStream hotelCsv) throws IOException {
        return LeadTimeTrainer.fit(
                HotelBookings.read(hotelCsv),
                HOTEL_TO,
                "hotel",
                "Hotel booking demand, city hotel H2, Lisbon, bookings made by travellers themselves, arrivals"
                        + " 2015-07-01..2016-12-31. N. Antonio, A. de Almeida, L. Nunes, Data in Brief 22 (2019) 41-49,"
                        + " doi 10.1016/j.dib.2018.11.126. Licence CC BY 4.0. Aggregated by Kairos.");
    }

    /** Local hours of the invoices with a positive value. */
    public static HourProfile hours(InputStream invoicesCsv) throws IOException {
        return HourProfileTrainer.fit(
                CsvRows.read(invoicesCsv).all().stream()
                        .filter(row -> Double.parseDouble(row.text("value_gbp")) > 0)
                        .map(row -> new LocalPurchase(
                                row.text("customer_id"), LocalDateTime.parse(row.text("invoice_time"))))
                        .toList(),
                EVEN_SHARE,
                "Online Retail II, sheet 2009-2010 (2009-12-01..2010-12-09), a British gift shop that mostly serves"
                        + " traders in office hours. D. Chen, UCI Machine Learning Repository 502, doi 10.24432/C5CG6D."
                        + " Licence CC BY 4.0. Aggregated by Kairos; a fifth of each day spread evenly, as evenings are"
                        + " missing there.");
    }

    /** Log-logistic with its peak of purchases after two weeks. */
    public static FittedLaw considered() {
        double median = 14;
        double shape = 2;
        return FittedLaw.prior(
                "any",
                Family.LOG_LOGISTIC,
                StrictMath.log(median),
                1 / shape,
                "prior, not fitted: rate of purchase low in the first days, highest after two weeks, with a long tail,"
                        + " as reported for answers to loan offers");
    }

    /** A message is late once a twentieth of its value is left. */
    public static ModelFile impulse() {
        return new ModelFile()
                .put("kind", "impulse-rule")
                .put("unit", "share of the value at the trigger")
                .put("origin", "rule")
                .put("least-share", "0.05")
                .put(
                        "source",
                        "rule, not fitted; that minutes matter: J. Oldroyd, K. McElheran, D. Elkington, The Short Life of"
                                + " Online Sales Leads, Harvard Business Review, March 2011");
    }

    private static InputStream unzip(String path) throws IOException {
        return new GZIPInputStream(new BufferedInputStream(Files.newInputStream(Path.of(path))));
    }
}
