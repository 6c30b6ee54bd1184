package io.kairos.orchestrator.insight;

import io.kairos.orchestrator.decision.LocalTimes;
import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.decision.ReasonTexts;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says things to one reader: in the reader's language, with the times of one customer. */
record Words(ReasonTexts texts, Names names, Locale locale, ZoneId zone) {

    String say(String code) {
        return say(code, Map.of());
    }

    String say(String code, Map<String, String> params) {
        return texts.text(code, params, locale, zone);
    }

    ReasonView reason(Reason reason) {
        return new ReasonView(reason.code(), reason.params(), texts.text(reason, locale, zone));
    }

    List<ReasonView> reasons(List<Reason> reasons) {
        return reasons.stream().map(this::reason).toList();
    }

    /** The dates of a need; empty when it has none. */
    Optional<String> dates(Optional<LocalDate> from, Optional<LocalDate> to) {
        return from.map(first -> LocalTimes.range(first, to.orElse(first), locale));
    }

    String number(BigDecimal value) {
        return NumberFormat.getNumberInstance(locale).format(value);
    }

    /** A stable word such as the outcome of a decision, in the reader's language. */
    String word(String kind, String word) {
        String code = kind + "." + word;
        return texts.knows(code) ? say(code) : word.replace('-', ' ');
    }
}
