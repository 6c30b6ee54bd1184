package io.kairos.timing.bench;

import io.kairos.timing.TimingDecision;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One whole decision: features, hazard, plan of three reminders outside of quiet hours, explanation as codes and numbers.
 *
 * <p>Run all benchmarks with {@code mvn -Pbench -pl timing-models verify}, some with {@code -Dbench=Decision}. How to read
 * them: {@code median} samples single calls on one thread, and its line {@code p0.50} is the median (the target is at most
 * 100 µs); {@code onTwoThreads} counts decisions a second of two threads together (the target is at least 20,000);
 * {@code inWords} adds the text in French. {@code need} says what is decided: a stay so many days ahead, one 90 days ahead
 * of a customer whom messages tire, a considered purchase, a replenishment by the customer's own rhythm, one of a newcomer by the
 * shipped model, an impulse. Each call takes another of 512 customers. Other load on the machine shows in the error
 * column: compare only runs of a quiet machine.
 */
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecisionBenchmark {

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public TimingDecision median(Customers customers) {
        return customers.engine().decide(customers.next());
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public String inWords(Customers customers) {
        return customers.engine().decide(customers.next()).why().text(Locale.FRENCH);
    }

    @Benchmark
    @Threads(2)
    @BenchmarkMode(Mode.Throughput)
    @OutputTimeUnit(TimeUnit.SECONDS)
    public TimingDecision onTwoThreads(Customers customers) {
        return customers.engine().decide(customers.next());
    }
}
