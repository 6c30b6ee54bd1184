package io.kairos.timing.placement;

import java.util.List;

/** Best plans over candidates 0..count−1 in order of time, by their first message. */
public interface Schedule {

    int count();

    /** Net value of the best plan whose first message goes at i. */
    double startingAt(int i);

    /** Net value of message i alone. */
    double alone(int i);

    /** First message of the best plan, the earliest of equals that adds something; −1 without candidates. */
    int first();

    /** The best plan that starts at i, without messages that add nothing. */
    List<Integer> planFrom(int i);

    /** Indices of the best plan; empty without candidates. */
    default int[] plan() {
        int first = first();
        return first < 0
                ? new int[0]
                : planFrom(first).stream().mapToInt(Integer::intValue).toArray();
    }

    /** Net value of the best plan; 0 without candidates. */
    default double best() {
        int first = first();
        return first < 0 ? 0 : startingAt(first);
    }
}
