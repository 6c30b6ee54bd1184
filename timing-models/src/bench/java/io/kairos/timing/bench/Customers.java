package io.kairos.timing.bench;

import io.kairos.timing.Customer;
import io.kairos.timing.CustomerClock;
import io.kairos.timing.Economics;
import io.kairos.timing.Limits;
import io.kairos.timing.Need;
import io.kairos.timing.Pressure;
import io.kairos.timing.QuietHours;
import io.kairos.timing.TimingEngine;
import io.kairos.timing.TimingModels;
import io.kairos.timing.TimingRequest;
import io.kairos.timing.fatigue.Fatigue;
import io.kairos.timing.fatigue.FatigueState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Different customers with one kind of need; each thread has its own. */
@State(Scope.Thread)
public class Customers {

    private static final int COUNT = 512;
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant NOW = Instant.parse("2026-08-12T09:34:56.789Z");

    @Param({"stay30", "stay90", "stay180", "tired", "considered", "replenished", "newcomer", "impulse"})
    public String need = "stay90";

    private final List<TimingRequest> requests = new ArrayList<>();
    private final TimingEngine engine = TimingModels.defaults().engine();
    private int next;

    @Setup(Level.Trial)
    public void fill() {
        SplittableRandom random = new SplittableRandom(1);
        requests.clear();
        for (int i = 0; i < COUNT; i++)
            requests.add(new TimingRequest(
                    customer(i, random),
                    NOW.plusSeconds(random.nextInt(86_400)),
                    need(random),
                    new Limits(
                            3,
                            Optional.empty(),
                            Duration.ofHours(24),
                            new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0)),
                            Optional.empty(),
                            Duration.ZERO),
                    new Economics(120, 0.05, 0.05, Duration.ofDays(7))));
    }

    private Customer customer(int number, SplittableRandom random) {
        Customer customer =
                Customer.of("customer-" + number, new CustomerClock(PARIS, CustomerClock.Source.EXPLICIT));
        if (!need.equals("tired")) return customer;
        Fatigue law = new Fatigue(0.17, Duration.ofDays(7), 0.0005, 0.005);
        return customer.under(new Pressure(law, new FatigueState(0.5 * random.nextDouble(), NOW), 10));
    }

    private Need need(SplittableRandom random) {
        if (need.equals("considered")) return new Need.Considered("sofa", NOW, Optional.empty());
        if (need.equals("impulse")) return new Need.Impulse(NOW);
        if (need.equals("replenished")) {
            List<Instant> purchases = new ArrayList<>();
            for (int k = 0; k < 8; k++) purchases.add(NOW.minus(Duration.ofHours(1 + random.nextInt(24 * 240))));
            return new Need.Replenished("coffee", purchases, Duration.ofDays(30));
        }
        if (need.equals("newcomer")) {
            List<Instant> purchases = new ArrayList<>();
            for (int k = 0; k < 4; k++) purchases.add(NOW.minus(Duration.ofHours(1 + random.nextInt(24 * 240))));
            return new Need.Replenished("coffee", purchases, Duration.ofDays(30));
        }
        int ahead = need.equals("tired") ? 90 : Integer.parseInt(need.substring("stay".length()));
        return new Need.Dated(
                "hotel",
                LocalDate.of(2026, 8, 12).plusDays(ahead),
                PARIS,
                NOW,
                Map.of(
                        "nights", Integer.toString(1 + random.nextInt(7)),
                        "adults", Integer.toString(1 + random.nextInt(3)),
                        "children", Integer.toString(random.nextInt(2)),
                        "country", random.nextBoolean() ? "PRT" : "FRA",
                        "segment", "Online TA"));
    }

    TimingRequest next() {
        next = (next + 1) % COUNT;
        return requests.get(next);
    }

    TimingEngine engine() {
        return engine;
    }
}
