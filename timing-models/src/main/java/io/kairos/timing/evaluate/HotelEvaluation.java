package io.kairos.timing.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.kairos.timing.data.CsvRows;
import io.kairos.timing.data.HotelRows;
import io.kairos.timing.data.HotelRows.Booking;
import io.kairos.timing.dated.FittedLeadTimes;
import io.kairos.timing.dated.LeadTimeObservation;
import io.kairos.timing.dated.LeadTimeTrainer;
import io.kairos.timing.hazard.FitOptions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges lead-time models on bookings: trains on the arrivals up to a date, then takes every test booking with lead ≤ S for a
 * customer who first searched S days before and foretells and serves it, for each S. A message at lead s earns 2^(−(s−L)/7) if
 * s ≥ L, of several the last one before the booking counts; a message is sent, and costs, while nothing is booked.
 */
public final class HotelEvaluation {

    private HotelEvaluation() {}

    /**
     * @param train files of bookings, plain or gzipped
     * @param trainUntil last day of arrival to learn from; the model knows nothing of later arrivals
     * @param test file of bookings
     * @param from first day of arrival to judge, after {@code trainUntil}
     * @param to last day of arrival to judge
     * @param horizons first searches S in days before the arrival, 1 to 400
     */
    public record Data(
            List<Path> train, LocalDate trainUntil, Path test, LocalDate from, LocalDate to, List<Integer> horizons) {
        public Data {
            train = List.copyOf(train);
            requireNonNull(test);
            horizons = List.copyOf(horizons);
            if (train.isEmpty()) throw new IllegalArgumentException("train: name at least one file");
            if (!from.isAfter(trainUntil))
                throw new IllegalArgumentException("from " + from + " must lie after train-until " + trainUntil
                        + ": a model is not judged on what it has seen");
            if (to.isBefore(from)) throw new IllegalArgumentException("to " + to + " lies before from " + from);
            if (horizons.isEmpty()) throw new IllegalArgumentException("horizons: name at least one");
            for (int horizon : horizons)
                if (horizon < 1 || horizon > 400)
                    throw new IllegalArgumentException("horizons must be 1 to 400 days, not " + horizon);
        }
    }

    /**
     * @param out where to write the predictions, one line per booking and horizon; empty: nowhere
     * @param fit how to fit
     */
    public record Options(Data data, Optional<Path> out, FitOptions fit) {
        public Options {
            requireNonNull(data);
            requireNonNull(out);
            requireNonNull(fit);
        }

        public static Options of(Data data, Optional<Path> out) {
            return new Options(data, out, FitOptions.standard());
        }
    }

    /** Fits, foretells, writes the predictions and gives back the results by horizon. */
    public static Metrics run(Options options) throws IOException {
        Data data = options.data();
        List<LeadTimeObservation> train = new ArrayList<>();
        for (Path file : data.train())
            for (Booking booking : bookings(file))
                if (!booking.observation().date().isAfter(data.trainUntil())) train.add(booking.observation());
        List<Booking> test = bookings(data.test()).stream()
                .filter(each -> !each.observation().date().isBefore(data.from())
                        && !each.observation().date().isAfter(data.to()))
                .toList();
        if (test.isEmpty())
            throw new IllegalArgumentException(
                    data.test() + " has no bookings for arrivals from " + data.from() + " to " + data.to());
        long started = System.nanoTime();
        FittedLeadTimes fitted =
                LeadTimeTrainer.fit(train, data.trainUntil(), "hotel", "files given for evaluation", options.fit());
        double seconds = (System.nanoTime() - started) / 1e9;
        Metrics metrics = new Metrics()
                .put("protocol", "hotel")
                .put("model", fitted.report().model())
                .put("trainRows", train.size())
                .put("testRows", test.size())
                .put("fitSeconds", seconds);
        if (options.out().isEmpty()) {
            judge(data, fitted, train, test, Writer.nullWriter(), metrics);
            return metrics;
        }
        try (BufferedWriter out = Files.newBufferedWriter(options.out().get(), UTF_8)) {
            judge(data, fitted, train, test, out, metrics);
        }
        return metrics;
    }

    private static void judge(
            Data data,
            FittedLeadTimes fitted,
            List<LeadTimeObservation> train,
            List<Booking> test,
            Writer out,
            Metrics metrics)
            throws IOException {
        out.write(HotelPrediction.HEADER);
        for (int horizon : data.horizons()) {
            HotelScores scores = new HotelScores();
            NaiveScores naive = new NaiveScores(train, horizon);
            for (Booking booking : test) {
                LeadTimeObservation stay = booking.observation();
                if (stay.lead() > horizon) continue;
                HotelPrediction prediction = HotelPrediction.of(
                        fitted.model().predict(stay.features(), stay.date(), horizon), booking.row(), horizon);
                out.write(prediction.line());
                scores.add(prediction, stay.lead());
                naive.add(stay.lead());
            }
            metrics.put("S" + horizon, scores.count() == 0 ? new Metrics().put("n", 0) : naive.addTo(scores.metrics()));
        }
    }

    private static List<Booking> bookings(Path file) throws IOException {
        try {
            return HotelRows.read(CsvRows.read(file));
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(file + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
