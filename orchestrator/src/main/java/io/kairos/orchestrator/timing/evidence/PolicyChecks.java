package io.kairos.orchestrator.timing.evidence;

import io.kairos.orchestrator.timing.evidence.Line.Verdict;
import io.kairos.timing.offpolicy.CandidatePolicy;
import io.kairos.timing.offpolicy.LoggedDecision;
import io.kairos.timing.offpolicy.OffPolicy;
import io.kairos.timing.offpolicy.OffPolicy.Method;
import io.kairos.timing.offpolicy.PolicyValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Off-policy estimates of the Open Bandit logs, and the guard that refuses them where the log cannot carry them. */
final class PolicyChecks implements Check {
    private static final int ITEMS = 34;

    @Override
    public List<Line> measure(Path data) throws IOException {
        List<LoggedDecision> log = DataSets.rows(data, "open_bandit_men_bts.csv.gz").all().stream()
                .map(row -> new LoggedDecision(
                        row.text("position"),
                        row.text("item_id"),
                        Double.parseDouble(row.text("propensity_score")),
                        row.integer("click")))
                .toList();
        List<Line> lines = new ArrayList<>();
        lines.add(estimates(log));
        lines.add(guard(log));
        return lines;
    }

    private static Line estimates(List<LoggedDecision> log) {
        CandidatePolicy uniform = (position, item) -> 1.0 / ITEMS;
        double[] known = {0.0030086263, 0.0031894232, 0.0065952391, 0.0032138972};
        double off = 0;
        int i = 0;
        for (Method method : List.of(Method.IPS, Method.SNIPS, Method.DM, Method.DR)) {
            double value = OffPolicy.evaluate(log, uniform, method) instanceof PolicyValue.Estimate estimate
                    ? estimate.value()
                    : Double.POSITIVE_INFINITY;
            off = Math.max(off, Math.abs(value - known[i++]));
        }
        return Bound.atMost(1e-6, 1e-6)
                .line("G1", "uniform policy from the log of Thompson sampling: IPS, SNIPS, DM, DR off by", off, "0");
    }

    private static Line guard(List<LoggedDecision> log) {
        Map<String, Integer> shown = new TreeMap<>();
        log.forEach(each -> shown.merge(each.action(), 1, Integer::sum));
        String rarest = shown.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        CandidatePolicy always = (position, item) -> item.equals(rarest) ? 1 : 0;
        boolean refused = !(OffPolicy.evaluate(log, always, Method.IPS) instanceof PolicyValue.Estimate);
        return new Line(
                "G2",
                "a policy the log hardly knows: always the item shown least (" + shown.get(rarest) + " of " + log.size()
                        + ")",
                refused ? "refused" : "reported",
                "refuses to report",
                "–",
                "–",
                refused ? Verdict.GOOD : Verdict.MISSED);
    }
}
