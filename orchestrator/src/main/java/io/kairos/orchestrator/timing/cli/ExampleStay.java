package io.kairos.orchestrator.timing.cli;

import io.kairos.timing.CustomerClock;
import io.kairos.timing.Economics;
import io.kairos.timing.Limits;
import io.kairos.timing.Need;
import io.kairos.timing.QuietHours;
import io.kairos.timing.TimingDecision;
import io.kairos.timing.TimingModels;
import io.kairos.timing.TimingRequest;
import io.kairos.timing.dated.LeadTimeDistribution;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The stay the guide explains: searched on 12 August for 3 October, 52 days ahead; arrays run from there down to day 0. */
final class ExampleStay {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final LocalDate DATE = LocalDate.of(2026, 10, 3);
    private static final LocalDate SEARCHED = LocalDate.of(2026, 8, 12);
    private static final Map<String, String> FEATURES = Map.of("nights", "2", "adults", "2");
    private static final double HALF_LIFE_DAYS = 7;

    private final LeadTimeDistribution leads;
    private final TimingDecision decision;

    private ExampleStay(LeadTimeDistribution leads, TimingDecision decision) {
        this.leads = leads;
        this.decision = decision;
    }

    static ExampleStay shipped() {
        TimingModels models = TimingModels.defaults();
        Instant now = SEARCHED.atTime(LocalTime.NOON).atZone(ZONE).toInstant();
        var request = new TimingRequest(
                "example",
                now,
                new Need.Dated("hotel", DATE, ZONE, now, FEATURES),
                new CustomerClock(ZONE, CustomerClock.Source.EXPLICIT),
                new Limits(
                        3,
                        Optional.empty(),
                        Duration.ofDays(3),
                        new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0)),
                        Optional.empty(),
                        Duration.ZERO),
                new Economics(180, 0.05, 0.02, Duration.ofHours((long) (24 * HALF_LIFE_DAYS))));
        return new ExampleStay(
                models.shippedDated().predict(FEATURES, DATE, before(SEARCHED)),
                models.engine().decide(request));
    }

    private static int before(LocalDate day) {
        return (int) ChronoUnit.DAYS.between(day, DATE);
    }

    int searchedDay() {
        return before(SEARCHED);
    }

    double[] days() {
        return IntStream.rangeClosed(0, searchedDay())
                .mapToDouble(i -> searchedDay() - i)
                .toArray();
    }

    /** Share of purchases on each day. */
    double[] density() {
        return IntStream.rangeClosed(0, searchedDay())
                .mapToDouble(i -> leads.pmf(searchedDay() - i))
                .toArray();
    }

    /** Share of those who have not bought yet that buys on each day; the last day, on which all do, is left out. */
    double[] hazard() {
        double[] density = density();
        double[] hazard = new double[density.length - 1];
        double left = 1;
        for (int i = 0; i < hazard.length; i++) {
            hazard[i] = density[i] / left;
            left -= density[i];
        }
        return hazard;
    }

    /** g(s) = Σ f(t)·2^(−(t−s)/h): what a message read that day is worth, of the value of a purchase. */
    double[] value() {
        double[] density = density();
        double[] value = new double[density.length];
        double decay = Math.pow(2, -1 / HALF_LIFE_DAYS);
        double next = 0;
        for (int i = density.length - 1; i >= 0; i--) {
            next = density[i] + decay * next;
            value[i] = next;
        }
        return value;
    }

    int bestDay() {
        double[] value = value();
        int best = 0;
        for (int i = 1; i < value.length; i++) if (value[i] > value[best]) best = i;
        return searchedDay() - best;
    }

    /** Days before the stay of the messages that the engine plans. */
    int[] plan() {
        return Stream.concat(decision.at().stream(), decision.plan().stream())
                .mapToInt(at -> before(LocalDate.ofInstant(at, ZONE)))
                .toArray();
    }
}
