package io.kairos.orchestrator.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What happens to a few instances of one process, in order. */
final class RandomHistory {
    private RandomHistory() {}

    static List<Happening> of(RandomGenerator random, RandomJourney journey, int instances) {
        var happenings = new ArrayList<Happening>();
        for (int i = 12 + random.nextInt(14); i > 0; i--) {
            int instance = random.nextInt(instances);
            happenings.add(
                    switch (random.nextInt(10)) {
                        case 0, 1, 2 -> new Happening.Pass(Duration.ofMinutes(1 + random.nextInt(50)));
                        case 3, 4, 5 ->
                            journey.events().messages().isEmpty()
                                    ? new Happening.Pass(Duration.ofMinutes(3))
                                    : new Happening.Message(
                                            instance,
                                            one(random, journey.events().messages()));
                        case 6 ->
                            journey.events().signals().isEmpty()
                                    ? new Happening.Complete(instance)
                                    : new Happening.Signal(
                                            one(random, journey.events().signals()));
                        case 7 ->
                            journey.events().timers().isEmpty()
                                    ? new Happening.Handle(instance)
                                    : new Happening.Retime(
                                            instance,
                                            one(random, journey.events().timers()),
                                            Duration.ofMinutes(1 + random.nextInt(90)));
                        case 8 -> new Happening.Complete(instance);
                        default -> new Happening.Handle(instance);
                    });
        }
        return happenings;
    }

    private static String one(RandomGenerator random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** One thing that happens; {@code instance} counts from 0. */
    sealed interface Happening {
        /** Time passes; every timer fires at its own instant. */
        record Pass(Duration time) implements Happening {}

        record Message(int instance, String name) implements Happening {}

        /** Reaches every instance. */
        record Signal(String name) implements Happening {}

        /** Every timer of that element is moved to so long from now. */
        record Retime(int instance, String element, Duration after) implements Happening {}

        /** A person completes the first task of the instance. */
        record Complete(int instance) implements Happening {}

        /** An operator thaws what sleeps, or puts to sleep what can; nobody may notice. */
        record Handle(int instance) implements Happening {}
    }
}
