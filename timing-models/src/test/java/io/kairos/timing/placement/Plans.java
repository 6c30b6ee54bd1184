package io.kairos.timing.placement;

import java.util.stream.IntStream;

/** Slow and simple answers to compare with. */
final class Plans {

    private Plans() {}

    static double value(Candidates candidates, int[] plan) {
        if (plan.length == 0) return 0;
        double value = -candidates.displaced(plan[0]);
        for (int m = 0; m < plan.length; m++)
            value += candidates.credit(plan[m], m + 1 < plan.length ? plan[m + 1] : candidates.count())
                    - candidates.cost(plan[m]);
        return value;
    }

    /** Best of all non-empty allowed plans. */
    static double bruteForce(Candidates candidates, int messages) {
        return extend(candidates, new int[0], messages);
    }

    private static double extend(Candidates candidates, int[] plan, int messages) {
        double best = plan.length == 0 ? Double.NEGATIVE_INFINITY : value(candidates, plan);
        if (plan.length == messages) return best;
        int from = plan.length == 0 ? 0 : candidates.next(plan[plan.length - 1]);
        for (int i = from; i < candidates.count(); i++)
            best = Math.max(
                    best,
                    extend(
                            candidates,
                            IntStream.concat(IntStream.of(plan), IntStream.of(i))
                                    .toArray(),
                            messages));
        return best;
    }

    /** Adds the message that helps most, again and again, as long as it helps. */
    static double greedy(Candidates candidates, int messages) {
        int[] plan = new int[0];
        for (int k = 0; k < messages; k++) {
            int[] best = plan;
            for (int i = 0; i < candidates.count(); i++) {
                int[] more = IntStream.concat(IntStream.of(plan), IntStream.of(i))
                        .sorted()
                        .distinct()
                        .toArray();
                if (value(candidates, more) > value(candidates, best) + 1e-15) best = more;
            }
            plan = best;
        }
        return value(candidates, plan);
    }
}
