package io.kairos.timing.replenish;

import io.kairos.timing.data.CsvRows;
import io.kairos.timing.data.SharedData;
import io.kairos.timing.replenish.rate.RepeatHistory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;

/** The shops of the published protocols. */
public final class Shops {

    public static final String CDNOW_SAMPLE = "cdnow_sample.csv.gz";
    public static final String CDNOW = "cdnow_master.csv.gz";
    public static final String RETAIL = "online_retail_invoices_2009-12_2010-12.csv.gz";
    public static final LocalDate CDNOW_CALIBRATION = LocalDate.of(1997, 9, 30);
    public static final LocalDate RETAIL_CALIBRATION = LocalDate.of(2010, 9, 10);

    private Shops() {}

    public static CsvRows rows(String file) {
        try (InputStream csv = SharedData.open(file)) {
            return CsvRows.read(csv);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static PurchaseDays days(String file) {
        return PurchaseDays.read(rows(file));
    }

    public static List<RepeatHistory> histories(PurchaseDays days, LocalDate asOf) {
        return days.upTo(asOf).byCustomer().values().stream()
                .map(each -> RepeatHistory.of(each, asOf))
                .toList();
    }
}
