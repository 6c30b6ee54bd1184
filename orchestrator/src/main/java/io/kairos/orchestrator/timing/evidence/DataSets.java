package io.kairos.orchestrator.timing.evidence;

import io.kairos.timing.data.CsvRows;
import io.kairos.timing.replenish.PurchaseDays;
import io.kairos.timing.replenish.rate.RepeatHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** The files of the published protocols, by their names. */
final class DataSets {
    static final String HOTEL = "hotel_city_arrivals_to_2016-12-31.csv.gz";
    static final String RETAIL = "online_retail_invoices_2009-12_2010-12.csv.gz";
    static final String CDNOW = "cdnow_master.csv.gz";
    static final String CDNOW_SAMPLE = "cdnow_sample.csv.gz";
    static final LocalDate RETAIL_CALIBRATION = LocalDate.of(2010, 9, 10);
    static final LocalDate CDNOW_CALIBRATION = LocalDate.of(1997, 9, 30);

    private DataSets() {}

    static CsvRows rows(Path data, String file) throws IOException {
        return CsvRows.read(data.resolve(file));
    }

    static List<RepeatHistory> histories(Path data, String file, LocalDate asOf) throws IOException {
        return PurchaseDays.read(rows(data, file)).upTo(asOf).byCustomer().values().stream()
                .map(days -> RepeatHistory.of(days, asOf))
                .toList();
    }
}
