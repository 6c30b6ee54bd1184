package io.kairos.orchestrator.demo;

import io.kairos.timing.policy.DecayedValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the offsets that catch most value from past buyers. The last message before a purchase is the one that decays
 * least, so the value of a set of messages is the largest value of any of them.
 */
final class FixedPolicySearch {
    private static final int SAMPLE = 2_500;
    private static final int ROUNDS = 8;

    private final Anchor anchor;
    private final int hour;
    /** Value of one message, by offset step and buyer. */
    private final float[][] alone;

    FixedPolicySearch(Anchor anchor, List<DemoCustomer> buyers, int hour, Duration halfLife) {
        this.anchor = anchor;
        this.hour = hour;
        var sample = sample(buyers);
        alone = new float[anchor.longest() / anchor.step() + 1][sample.size()];
        for (int step = 0; step < alone.length; step++) {
            for (int buyer = 0; buyer < sample.size(); buyer++) {
                alone[step][buyer] = value(sample.get(buyer), step * anchor.step(), halfLife);
            }
        }
    }

    Found best(int messages) {
        int[] steps = new int[messages];
        double value = value(steps);
        for (int round = 0; round < ROUNDS; round++) {
            double before = value;
            for (int i = 0; i < messages; i++) {
                for (int step = 0; step < alone.length; step++) {
                    int[] tried = steps.clone();
                    tried[i] = step;
                    double reached = value(tried);
                    if (reached > value) {
                        steps = tried;
                        value = reached;
                    }
                }
            }
            if (value == before) {
                break;
            }
        }
        var offsets = Arrays.stream(steps)
                .map(step -> step * anchor.step())
                .distinct()
                .sorted()
                .boxed()
                .toList();
        return new Found(offsets, hour, value);
    }

    private double value(int[] steps) {
        double sum = 0;
        for (int buyer = 0; buyer < alone[0].length; buyer++) {
            float best = 0;
            for (int step : steps) {
                best = Math.max(best, alone[step][buyer]);
            }
            sum += best;
        }
        return sum;
    }

    private float value(DemoCustomer buyer, int offset, Duration halfLife) {
        var send = anchor.instant(buyer, offset, hour);
        if (send.isBefore(buyer.firstSign())) {
            return 0;
        }
        return (float) DecayedValue.of(List.of(send), buyer.purchase().orElseThrow(), halfLife);
    }

    /** Evenly spread over the buyers, so that every season counts. */
    private static List<DemoCustomer> sample(List<DemoCustomer> buyers) {
        int every = Math.max(1, buyers.size() / SAMPLE);
        return IntStream.range(0, buyers.size())
                .filter(i -> i % every == 0)
                .mapToObj(buyers::get)
                .toList();
    }

    /** @param value summed over the sampled buyers */
    record Found(List<Integer> offsets, int hour, double value) {}
}
