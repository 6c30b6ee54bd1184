package io.kairos.timing.evaluate;

import io.kairos.timing.dated.LeadTimeObservation;
import io.kairos.timing.policy.FixedDays;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same customers served by rules that look at nobody: at once, three equally spaced, the best fixed days of the past. */
final class NaiveScores {

    private static final Duration HALF_LIFE = Duration.ofDays((long) HotelPrediction.HALF_LIFE);

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private int count;

    NaiveScores(List<LeadTimeObservation> train, int horizon) {
        rules.put("immediate", new Rule(horizon));
        rules.put("equallySpaced", new Rule(horizon, Math.round(horizon * 2 / 3f), Math.round(horizon / 3f)));
        rules.put("bestFixedOne", fixed(train, 1, 0, horizon));
        rules.put("bestFixed", fixed(train, 3, 0, horizon));
        rules.put("bestFixedNet", fixed(train, 3, HotelPrediction.COST, horizon));
    }

    private static Rule fixed(List<LeadTimeObservation> train, int messages, double cost, int horizon) {
        return new Rule(FixedDays.fit(train, messages, HALF_LIFE, cost, horizon).daysBefore().stream()
                .mapToInt(Integer::intValue)
                .toArray());
    }

    void add(int lead) {
        count++;
        rules.values().forEach(rule -> rule.add(lead));
    }

    Metrics addTo(Metrics metrics) {
        rules.forEach((name, rule) -> metrics.put(name, rule.metrics(count)));
        return metrics;
    }

    private static final class Rule {
        private final int[] days;
        private double earned;
        private long sent;

        Rule(int... days) {
            this.days = days;
        }

        void add(int lead) {
            earned += HotelPrediction.earned(days, lead);
            sent += HotelPrediction.sent(days, lead);
        }

        Metrics metrics(int count) {
            return new Metrics()
                    .put("value", earned / count)
                    .put("sent", sent / (double) count)
                    .put("netValue", (earned - HotelPrediction.COST * sent) / count);
        }
    }
}
