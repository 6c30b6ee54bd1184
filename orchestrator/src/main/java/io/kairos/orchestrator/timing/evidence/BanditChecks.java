package io.kairos.orchestrator.timing.evidence;

import io.kairos.orchestrator.timing.evidence.Line.Verdict;
import io.kairos.timing.bandit.BetaLaw;
import io.kairos.timing.bandit.Draw;
import io.kairos.timing.bandit.ThompsonSampling;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** G3: what learning costs, mean over 100 seeds. */
final class BanditChecks implements Check {
    private static final int SEEDS = 100;

    @Override
    public List<Line> measure(Path data) {
        return List.of(
                line("4 arms, 20,000 decisions", 40, 52, "45.3", regret(20_000, .02, .03, .05, .04)),
                line("6 arms, 5,000 decisions", 62, 77, "69.2", regret(5_000, .10, .12, .15, .11, .09, .13)));
    }

    private static Line line(String what, double least, double most, String reference, double measured) {
        return new Line(
                "G3",
                "Thompson sampling, mean regret, " + what,
                Bound.number(measured),
                Bound.number(least) + "–" + Bound.number(most),
                "–",
                reference,
                measured >= least && measured <= most ? Verdict.GOOD : Verdict.MISSED);
    }

    private static double regret(int decisions, double... rates) {
        double best = Arrays.stream(rates).max().orElseThrow();
        double regret = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Map<String, BetaLaw> beliefs = new TreeMap<>();
            for (int arm = 0; arm < rates.length; arm++) beliefs.put("arm" + arm, BetaLaw.UNIFORM);
            ThompsonSampling learning = ThompsonSampling.of(beliefs, 0);
            SplittableRandom outcomes = new SplittableRandom(1000 + seed);
            for (int i = 0; i < decisions; i++) {
                String arm = learning.draw(new Draw(seed, "c", i));
                double rate = rates[Integer.parseInt(arm.substring(3))];
                regret += best - rate;
                learning = learning.updated(arm, outcomes.nextDouble() < rate ? 1 : 0);
            }
        }
        return regret / SEEDS;
    }
}
