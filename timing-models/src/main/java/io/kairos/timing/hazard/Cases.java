package io.kairos.timing.hazard;

import io.kairos.timing.model.ModelFitException;
import java.util.List;

/** Training cases as arrays: one code per feature and case, and a stretch of slots, one per case and step under watch. */
final class Cases {

    final int count;
    final int steps;
    final byte[][] codes;
    final int[] entry;
    final int[] exit;
    final boolean[] event;
    final double[] weight;

    /** Slot of step s of case i is {@code offset[i] + s − entry[i]}. */
    final int[] offset;

    final int slots;

    Cases(Dictionary dictionary, Steps axis, List<HazardCase> cases) {
        this.count = cases.size();
        this.steps = axis.count();
        this.codes = new byte[dictionary.schema().count()][count];
        this.entry = new int[count];
        this.exit = new int[count];
        this.event = new boolean[count];
        this.weight = new double[count];
        this.offset = new int[count];
        int used = 0;
        for (int i = 0; i < count; i++) {
            HazardCase each = cases.get(i);
            if (each.exit() >= steps)
                throw new ModelFitException("case " + i + " ends in step " + each.exit() + " of a time axis of " + steps
                        + "; end it, censored, in the last step");
            int[] row = dictionary.encode(each.numbers(), each.categories());
            for (int f = 0; f < row.length; f++) codes[f][i] = (byte) row[f];
            entry[i] = each.entry();
            exit[i] = each.exit();
            event[i] = each.event();
            weight[i] = each.weight();
            offset[i] = used;
            used += each.exit() - each.entry() + 1;
        }
        this.slots = used;
    }

    /** Log-odds of the pooled hazard of each step, drawn a little towards the overall one. */
    double[] baseLogOdds() {
        double[] risk = new double[steps];
        double[] events = new double[steps];
        double allRisk = 0;
        double allEvents = 0;
        for (int i = 0; i < count; i++) {
            for (int s = entry[i]; s <= exit[i]; s++) risk[s] += weight[i];
            allRisk += weight[i] * (exit[i] - entry[i] + 1);
            if (event[i]) {
                events[exit[i]] += weight[i];
                allEvents += weight[i];
            }
        }
        double overall = allEvents / allRisk;
        double[] base = new double[steps];
        for (int s = 0; s < steps; s++) base[s] = Logistic.logOdds((events[s] + 2 * overall) / (risk[s] + 2));
        return base;
    }

    double logLikelihood(double[] scores) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double one = 0;
            for (int s = entry[i]; s <= exit[i]; s++)
                one += Logistic.logLikelihood(scores[offset[i] + s - entry[i]], event[i] && s == exit[i]);
            sum += weight[i] * one;
        }
        return sum;
    }
}
