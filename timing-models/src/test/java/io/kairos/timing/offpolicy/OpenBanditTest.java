package io.kairos.timing.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kairos.timing.data.CsvRows;
import io.kairos.timing.data.SharedData;
import io.kairos.timing.offpolicy.OffPolicy.Method;
import io.kairos.timing.offpolicy.PolicyValue.Estimate;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Open Bandit Dataset, campaign men, small sample (Saito et al. 2020); reference values computed from the same formulas. */
class OpenBanditTest {

    private static final int ITEMS = 34;

    @Test
    void uniform_policy_from_the_log_of_thompson_sampling() throws IOException {
        List<LoggedDecision> log = log("open_bandit_men_bts.csv.gz");
        CandidatePolicy uniform = (position, item) -> 1.0 / ITEMS;

        assertThat(estimate(log, uniform, Method.IPS).value()).isCloseTo(0.0030086263, within(1e-6));
        assertThat(estimate(log, uniform, Method.IPS).standardError()).isCloseTo(0.0007739355, within(1e-6));
        assertThat(estimate(log, uniform, Method.SNIPS).value()).isCloseTo(0.0031894232, within(1e-6));
        assertThat(estimate(log, uniform, Method.DM).value()).isCloseTo(0.0065952391, within(1e-6));
        assertThat(estimate(log, uniform, Method.DR).value()).isCloseTo(0.0032138972, within(1e-6));
        assertThat(estimate(log, uniform, Method.DR).standardError()).isCloseTo(0.0008220445, within(1e-6));
        PolicyValue.Support support = estimate(log, uniform, Method.IPS).support();
        assertThat(support.effective()).isCloseTo(655.7098, within(1e-4));
        assertThat(support.meanWeight()).isCloseTo(0.9433136, within(1e-6));
        assertThat(support.maxWeight()).isCloseTo(178.253119, within(1e-5));
    }

    @Test
    void item_shares_of_thompson_sampling_from_the_random_log() throws IOException {
        CandidatePolicy shares = shares(log("open_bandit_men_bts.csv.gz"));
        List<LoggedDecision> log = log("open_bandit_men_random.csv.gz");

        assertThat(estimate(log, shares, Method.IPS).value()).isCloseTo(0.0056562667, within(1e-6));
        assertThat(estimate(log, shares, Method.IPS).standardError()).isCloseTo(0.0013975995, within(1e-6));
        assertThat(estimate(log, shares, Method.SNIPS).value()).isCloseTo(0.0057398647, within(1e-6));
        assertThat(estimate(log, shares, Method.DM).value()).isCloseTo(0.0051499287, within(1e-6));
        assertThat(estimate(log, shares, Method.DR).value()).isCloseTo(0.0057037686, within(1e-6));
        assertThat(estimate(log, shares, Method.DR).standardError()).isCloseTo(0.0013896212, within(1e-6));
        assertThat(estimate(log, shares, Method.IPS).support().effective()).isCloseTo(2869.2753, within(1e-4));
    }

    private static Estimate estimate(List<LoggedDecision> log, CandidatePolicy policy, Method method) {
        return (Estimate) OffPolicy.evaluate(log, policy, method);
    }

    private static CandidatePolicy shares(List<LoggedDecision> log) {
        Map<String, Double> position = new HashMap<>();
        Map<String, Double> item = new HashMap<>();
        for (LoggedDecision each : log) {
            position.merge(each.context(), 1.0, Double::sum);
            item.merge(each.context() + "/" + each.action(), 1.0, Double::sum);
        }
        return (context, action) ->
                item.getOrDefault(context + "/" + action, 0.0) / position.getOrDefault(context, 1.0);
    }

    private static List<LoggedDecision> log(String file) throws IOException {
        try (InputStream csv = SharedData.open(file)) {
            return CsvRows.read(csv).all().stream()
                    .map(row -> new LoggedDecision(
                            row.text("position"),
                            row.text("item_id"),
                            Double.parseDouble(row.text("propensity_score")),
                            row.integer("click")))
                    .toList();
        }
    }
}
