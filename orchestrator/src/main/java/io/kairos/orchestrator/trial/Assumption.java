package io.kairos.orchestrator.trial;

import io.kairos.journeys.product.NeedFacts;
import io.kairos.journeys.product.NeedSignal;
import io.kairos.orchestrator.journey.Answering;
import io.kairos.orchestrator.need.Need;
import io.kairos.orchestrator.platform.Problem;
import io.kairos.orchestrator.platform.ProblemException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Something that is assumed to happen at an instant. */
record Assumption(Kind kind, Instant at, NeedFacts facts) {
    private static final int MOST = 20;
    private static final int LAST_DAY = 730;
    private static final Set<String> PROPERTIES = Set.of("date", "endDate", "value");

    enum Kind {
        PURCHASE,
        OPEN,
        CLICK,
        STOP,
        DATES,
        ANSWER_YES,
        ANSWER_NO;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Those of a request, in the order of time. */
    static List<Assumption> of(
            @Nullable List<DryRunRequest.@Nullable Event> assumed, Instant begin, ZoneId zone, Instant now) {
        if (assumed == null) {
            return List.of();
        }
        Given.number(assumed.size(), 0, 0, MOST, "assumed");
        List<Assumption> all = new ArrayList<>();
        for (int i = 0; i < assumed.size(); i++) {
            all.add(of(Optional.ofNullable(assumed.get(i)), "assumed[" + i + "]", begin, zone, now));
        }
        all.sort(Comparator.comparing(Assumption::at));
        return all;
    }

    private static Assumption of(
            Optional<DryRunRequest.Event> given, String place, Instant begin, ZoneId zone, Instant now) {
        DryRunRequest.Event event = given.orElseThrow(() -> unknown("", place));
        Kind kind = kind(event.event(), place);
        Instant at = event.at() == null
                ? begin.atZone(zone)
                        .plusDays(Given.number(event.day(), 0, 0, LAST_DAY, place + ".day"))
                        .toInstant()
                : Given.instant(event.at(), place + ".at", now);
        if (at.isBefore(begin)) {
            throw new ProblemException(
                    Problem.at(400, "trial-event-early", place + ".at").with("begin", begin));
        }
        Map<String, @Nullable Object> properties =
                Optional.ofNullable(event.properties()).orElse(Map.of());
        for (String name : properties.keySet()) {
            if (!PROPERTIES.contains(name)) {
                throw new ProblemException(Problem.at(400, "trial-property", place + ".properties." + Given.shown(name))
                        .with("known", String.join(", ", new TreeSet<>(PROPERTIES))));
            }
        }
        NeedFacts facts = new NeedFacts(
                date(properties, place, "date"),
                date(properties, place, "endDate"),
                value(properties, place),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        if (kind == Kind.DATES && facts.date().isEmpty()) {
            throw new ProblemException(
                    Problem.at(400, "trial-date", place + ".properties.date").with("value", "-"));
        }
        return new Assumption(kind, at, facts);
    }

    private static Kind kind(@Nullable String event, String place) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.code().equals(event))
                .findFirst()
                .orElseThrow(() -> unknown(Optional.ofNullable(event).orElse(""), place));
    }

    private static ProblemException unknown(String event, String place) {
        return new ProblemException(Problem.at(400, "trial-event", place + ".event")
                .with("value", Given.shown(event))
                .with("known", Arrays.stream(Kind.values()).map(Kind::code).collect(Collectors.joining(", "))));
    }

    private static Optional<LocalDate> date(Map<String, @Nullable Object> properties, String place, String name) {
        Object value = properties.get(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(value.toString()));
        } catch (DateTimeException unreadable) {
            throw new ProblemException(Problem.at(400, "trial-date", place + ".properties." + name)
                    .with("value", Given.shown(value.toString())));
        }
    }

    private static Optional<BigDecimal> value(Map<String, @Nullable Object> properties, String place) {
        Object value = properties.get("value");
        if (value == null) {
            return Optional.empty();
        }
        try {
            BigDecimal amount = new BigDecimal(value.toString());
            if (amount.signum() >= 0 && amount.precision() <= 14) {
                return Optional.of(amount);
            }
        } catch (NumberFormatException unreadable) {
            // answered below, as a negative amount is
        }
        throw new ProblemException(Problem.at(400, "trial-amount", place + ".properties.value")
                .with("value", Given.shown(value.toString())));
    }

    /** Whether it happens to a message. */
    boolean isReading() {
        return kind == Kind.OPEN || kind == Kind.CLICK;
    }

    /** What journeys may wait for that happens with it: who clicks has opened, who is heard of has come by. */
    List<String> acts() {
        return switch (kind) {
            case OPEN -> List.of("opened");
            case CLICK -> List.of("opened", "clicked");
            case PURCHASE, DATES -> List.of("visited");
            case STOP, ANSWER_YES, ANSWER_NO -> List.of();
        };
    }

    /** What a colleague says. */
    Optional<Answering.Answer> answer() {
        return switch (kind) {
            case ANSWER_YES -> Optional.of(Answering.Answer.YES);
            case ANSWER_NO -> Optional.of(Answering.Answer.NO);
            default -> Optional.empty();
        };
    }

    /** What an event of this kind would say of the need; empty where it says nothing of it. */
    Optional<NeedSignal> signal(Need need) {
        NeedFacts known = new NeedFacts(
                facts.date().or(need::date),
                facts.endDate().or(() -> facts.date().isPresent() ? Optional.empty() : need.endDate()),
                facts.value(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        return switch (kind) {
            case PURCHASE -> Optional.of(new NeedSignal.Won(need.productType(), Optional.of(need.subject()), known));
            case STOP -> Optional.of(new NeedSignal.Lost(need.productType(), Optional.of(need.subject()), known));
            case DATES -> Optional.of(new NeedSignal.Wanted(need.productType(), need.subject(), known, false));
            case OPEN, CLICK, ANSWER_YES, ANSWER_NO -> Optional.empty();
        };
    }
}
