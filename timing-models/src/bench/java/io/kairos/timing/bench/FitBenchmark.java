package io.kairos.timing.bench;

import io.kairos.timing.data.Hotel;
import io.kairos.timing.dated.LeadTimeObservation;
import io.kairos.timing.dated.LeadTimeTrainer;
import io.kairos.timing.replenish.Shops;
import io.kairos.timing.replenish.rate.RateFamily;
import io.kairos.timing.replenish.rate.RateFit;
import io.kairos.timing.replenish.rate.RepeatHistory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.opentest4j.TestAbortedException;

/**
 * Whole fits on real data, read beforehand: lead times of the city hotel (the target is below 30 s) and BG/NBD on the 23,570
 * customers of CDNOW (below 5 s), in seconds a fit. Without the data sets each prints why it is skipped, and its figure, next to
 * zero, means nothing.
 */
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class FitBenchmark {

    /** The bookings known on the last day of training. */
    @State(Scope.Benchmark)
    public static class City {
        List<LeadTimeObservation> bookings = List.of();

        @Setup(Level.Trial)
        public void read() {
            try {
                bookings = Hotel.train();
            } catch (TestAbortedException absent) {
                System.out.println(absent.getMessage());
            }
        }
    }

    /** The customers at the end of the published calibration. */
    @State(Scope.Benchmark)
    public static class Shop {
        List<RepeatHistory> customers = List.of();

        @Setup(Level.Trial)
        public void read() {
            try {
                customers = Shops.histories(Shops.days(Shops.CDNOW), Shops.CDNOW_CALIBRATION);
            } catch (TestAbortedException absent) {
                System.out.println(absent.getMessage());
            }
        }
    }

    @Benchmark
    public void hotel(City city, Blackhole sink) {
        if (!city.bookings.isEmpty()) sink.consume(LeadTimeTrainer.fit(city.bookings, Hotel.TRAIN_TO));
    }

    @Benchmark
    public void betaGeometric(Shop shop, Blackhole sink) {
        if (!shop.customers.isEmpty()) sink.consume(RateFit.of(RateFamily.BG_CNBD, 1, shop.customers));
    }
}
