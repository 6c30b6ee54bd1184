package io.kairos.orchestrator.timing.evidence;

import io.kairos.orchestrator.timing.evidence.Line.Verdict;
import io.kairos.timing.dated.LeadTimeModel;
import io.kairos.timing.dated.LeadTimeObservation;
import io.kairos.timing.dated.LeadTimeTrainer;
import io.kairos.timing.defaults.HotelBookings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** P1: the same data in another order, read by several threads or one, give the same bytes. */
final class SameBytesCheck implements Check {
    private static final LocalDate AS_OF = LocalDate.of(2016, 8, 31);

    @Override
    public List<Line> measure(Path data) throws IOException {
        List<LeadTimeObservation> bookings;
        try (InputStream csv = new GZIPInputStream(Files.newInputStream(data.resolve(DataSets.HOTEL)))) {
            bookings = HotelBookings.read(csv);
        }
        List<LeadTimeObservation> shuffled = new ArrayList<>(bookings);
        Collections.shuffle(shuffled, new Random(9));
        boolean same = Arrays.equals(bytes(bookings), bytes(shuffled));
        return List.of(new Line(
                "P1",
                "hotel model fitted twice, rows in another order",
                same ? "the same bytes" : "other bytes",
                "byte-identical",
                "–",
                "–",
                same ? Verdict.GOOD : Verdict.MISSED));
    }

    private static byte[] bytes(List<LeadTimeObservation> bookings) throws IOException {
        LeadTimeModel model = LeadTimeTrainer.fit(bookings, AS_OF);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        model.writeTo(out);
        return out.toByteArray();
    }
}
