package io.kairos.timing.survival;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Lifetimes drawn from a known law. */
final class Simulated {

    private Simulated() {}

    /** Who has not bought by {@code until} days is censored there. */
    static List<Lifetime> censored(SurvivalLaw law, int count, double until, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Lifetime> lifetimes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Duration drawn = law.sample(random).plusMillis(1);
            boolean observed = drawn.toMillis() / 86_400_000.0 < until;
            lifetimes.add(new Lifetime(observed ? drawn : SurvivalSets.days(until), observed));
        }
        return lifetimes;
    }

    /** Each comes into view at an age drawn evenly up to {@code latest} days; who bought before is never seen. */
    static List<Lifetime> truncated(SurvivalLaw law, int count, double latest, double until, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Lifetime> lifetimes = new ArrayList<>();
        while (lifetimes.size() < count) {
            Duration entry = SurvivalSets.days(random.nextDouble() * latest);
            Duration drawn = law.sample(random).plusMillis(1);
            if (drawn.compareTo(entry) <= 0) continue;
            boolean observed = drawn.toMillis() / 86_400_000.0 < until;
            lifetimes.add(new Lifetime(observed ? drawn : SurvivalSets.days(until), observed, entry));
        }
        return lifetimes;
    }
}
