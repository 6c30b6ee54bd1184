package io.kairos.orchestrator.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One channel in the weighing of a decision. What was not weighed has no figures.
 *
 * @param name in the reader's language
 * @param state {@code chosen}, {@code less} (worth less), {@code too-dear}, {@code too-late}, {@code unreachable} or {@code unknown}
 * @param value expected, less the cost, of a message at the channel's own best moment
 * @param effect share of the purchases it is read just before that it brings
 * @param readingDelay from leaving to reading, ISO 8601
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChannelScoreView(
        String channel,
        String name,
        String state,
        @Nullable Double value,
        @Nullable Double effect,
        @Nullable Double cost,
        @Nullable String currency,
        @Nullable Instant bestAt,
        @Nullable String readingDelay,
        List<ReasonView> reasons) {

    /** Those kept with a decision, the chosen one first; empty where the journey or a rule named the channel. */
    static List<ChannelScoreView> of(Map<?, ?> inputs, Words words) {
        List<ChannelScoreView> views = new ArrayList<>();
        if (inputs.get("channels") instanceof List<?> scores) {
            Facts.each(scores).forEach(score -> views.add(view(score, words)));
        }
        return views;
    }

    private static ChannelScoreView view(Facts score, Words words) {
        String channel = score.required("channel");
        return new ChannelScoreView(
                channel,
                words.word("channel", channel),
                score.required("state"),
                number(score, "value"),
                number(score, "effect"),
                number(score, "cost"),
                score.text("currency").orElse(null),
                score.instant("bestAt").orElse(null),
                score.text("readingDelay").orElse(null),
                words.reasons(Json.reasons(score)));
    }

    private static @Nullable Double number(Facts score, String column) {
        return score.number(column).map(Number::doubleValue).orElse(null);
    }
}
