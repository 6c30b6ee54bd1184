package io.kairos.timing;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;

/** Why this moment, most important first. */
public record Explanation(List<Reason> reasons) {

    public Explanation {
        reasons = List.copyOf(reasons);
    }

    public String text(Locale locale) {
        return reasons.stream().map(reason -> reason.text(locale)).collect(joining(" "));
    }
}
