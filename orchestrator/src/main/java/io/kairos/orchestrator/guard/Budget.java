package io.kairos.orchestrator.guard;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may be sent to one customer within any window of this length: a cap, where every message weighs one, or the pressure
 * budget.
 *
 * @param code the reason a full one gives
 * @param channel whose messages it counts; {@code *}: any
 * @param topic about what; {@code *}: any
 * @param max in thousandths of a message
 * @param weights in thousandths, by channel; {@link #ONE} for a channel that is not named
 */
record Budget(String code, String channel, String topic, long max, Duration per, Map<String, Long> weights) {
    static final long ONE = 1_000;

    private static final String ANY = "*";

    Budget {
        weights = Map.copyOf(weights);
    }

    static Budget of(CapRule rule) {
        String code =
                !rule.topic().equals(ANY) ? "topic-cap" : rule.channel().equals(ANY) ? "overall-cap" : "frequency-cap";
        return new Budget(code, rule.channel(), rule.topic(), rule.max() * ONE, rule.per(), Map.of());
    }

    static Budget of(PressureBudget pressure) {
        Map<String, Long> weights = new java.util.HashMap<>();
        pressure.weights().forEach((channel, weight) -> weights.put(channel, thousandths(weight)));
        return new Budget("pressure-budget", ANY, ANY, thousandths(pressure.budget()), pressure.per(), weights);
    }

    /** Whether it counts a message of this channel about this topic. */
    boolean counts(String counted, String about) {
        return (channel.equals(ANY) || channel.equals(counted))
                && (topic.equals(ANY) || topic.equals(about))
                && weight(counted) > 0;
    }

    /** What a message of this channel weighs, in thousandths. */
    long weight(String counted) {
        @Nullable Long weight = weights.get(counted);
        return weight == null ? ONE : weight;
    }

    /** In figures that read alike in every language, such as {@code 3 / 168 h}. */
    String inWords() {
        String most = max % ONE == 0 ? Long.toString(max / ONE) : Double.toString(max / (double) ONE);
        String unit = per.toMinutes() % 60 == 0 && per.toHours() > 0 ? per.toHours() + " h" : per.toMinutes() + " min";
        return most + " / " + unit;
    }

    private static long thousandths(double value) {
        return Math.round(value * ONE);
    }
}
