package io.kairos.timing.hazard;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Cases of a known law: rate e^(−3 + 0.8·x + 1·[word = b]), halved after the tenth day; a third is censored at random. */
final class MadeUp {

    static final HazardSchema SCHEMA = new HazardSchema(List.of("x", "noise"), List.of("word"));
    static final Steps DAYS = Steps.up(1, Steps.widening(1, 20, 20, 0));

    private MadeUp() {}

    static double logOdds(double x, String word, int day) {
        return -3 + 0.8 * x + (word.equals("b") ? 1 : 0) - (day > 10 ? StrictMath.log(2) : 0);
    }

    static List<HazardCase> cases(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<HazardCase> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double x = 4 * random.nextDouble() - 2;
            String word = random.nextInt(3) == 0 ? "b" : "a";
            int censored = random.nextInt(3) == 0 ? 1 + random.nextInt(20) : 20;
            int day = 1;
            while (day < censored && random.nextDouble() >= Logistic.p(logOdds(x, word, day))) day++;
            boolean event = day < censored;
            double seen = random.nextInt(20) == 0 ? Double.NaN : x;
            cases.add(HazardCase.of(new double[] {seen, random.nextDouble()}, List.of(word), DAYS.of(day), event));
        }
        return cases;
    }
}
