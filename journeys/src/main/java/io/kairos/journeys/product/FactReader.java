package io.kairos.journeys.product;

import io.kairos.journeys.Problem;
import io.kairos.journeys.product.FactPaths.Fact;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the facts of one signal and says what is wrong with them. */
final class FactReader {

    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final int LONGEST_FEATURE = 500;
    private static final int LONGEST_SUBJECT = 200;

    /** Enough to open or change a need. */
    record Wanted(String subject, NeedFacts facts) {}

    private record Found(String at, String text) {}

    private final EventReader.Scope scope;
    private final FactPaths paths;
    private final List<Problem> problems = new ArrayList<>();

    FactReader(EventReader.Scope scope, FactPaths paths) {
        this.scope = scope;
        this.paths = paths;
    }

    List<Problem> problems() {
        return problems;
    }

    Optional<String> subject() {
        return find(paths.of(Fact.SUBJECT)).map(Found::text).filter(text -> text.length() <= LONGEST_SUBJECT);
    }

    /** Facts of a win or loss: whatever is wrong with them, the customer has bought or left, so nothing refuses it. */
    NeedFacts lenient() {
        EventDates dates = dates();
        dates.problems()
                .forEach(p -> problems.add(new Problem(
                        Problem.Severity.WARNING, p.code(), p.at(), p.message(), FactProblems.DATE_LEFT_OUT)));
        NeedFacts facts = facts(dates);
        return dates.problems().isEmpty() ? facts : facts.withoutDates();
    }

    /** Facts of a want; nothing when they do not suffice for a need that can be trusted. */
    Optional<Wanted> wanted(ProductType type) {
        EventDates dates = dates();
        problems.addAll(dates.problems());
        if (type.cycle() == Cycle.DATED
                && dates.date().isEmpty()
                && dates.problems().isEmpty()) {
            problems.add(FactProblems.dateMissing(place(Fact.DATE), type));
        }
        Optional<String> subject = subject();
        if (subject.isEmpty() && type.need().sameness().anySubject()) {
            subject = Optional.of(type.id());
        }
        if (subject.isEmpty()) {
            problems.add(FactProblems.subjectMissing(place(Fact.SUBJECT), type, LONGEST_SUBJECT));
        }
        boolean refused = problems.stream().anyMatch(Problem::isError);
        NeedFacts facts = facts(dates);
        return refused ? Optional.empty() : subject.map(text -> new Wanted(text, facts));
    }

    private EventDates dates() {
        Optional<EventDates.Written> date = written(Fact.DATE);
        Optional<EventDates.Written> end = written(Fact.END_DATE);
        Optional<ZoneId> zone = find(paths.of(Fact.ZONE)).flatMap(found -> zone(found.text()));
        return EventDates.read(date, end, scope.event().at(), zone);
    }

    private Optional<EventDates.Written> written(Fact fact) {
        return find(paths.of(fact)).map(found -> new EventDates.Written(found.at(), found.text()));
    }

    private NeedFacts facts(EventDates dates) {
        Optional<BigDecimal> value = read(Fact.VALUE, Scalars::amount, FactProblems::valueUnreadable);
        Optional<String> currency = read(Fact.CURRENCY, FactReader::currency, FactProblems::currencyUnknown);
        Optional<ZoneId> zone = read(Fact.ZONE, FactReader::zone, FactProblems::zoneUnknown);
        Map<String, String> features = new LinkedHashMap<>();
        paths.features()
                .forEach((name, where) -> find(where)
                        .filter(found -> found.text().length() <= LONGEST_FEATURE)
                        .ifPresent(found -> features.put(name, found.text())));
        return new NeedFacts(dates.date(), dates.endDate(), value, currency, zone, features);
    }

    private interface Complaint {
        Problem about(String at, String text);
    }

    private <T> Optional<T> read(Fact fact, Function<String, Optional<T>> parse, Complaint complaint) {
        Optional<Found> found = find(paths.of(fact));
        Optional<T> value = found.flatMap(f -> parse.apply(f.text()));
        if (found.isPresent() && value.isEmpty()) {
            problems.add(complaint.about(found.get().at(), found.get().text()));
        }
        return value;
    }

    private Optional<Found> find(List<PropertyPath> candidates) {
        for (PropertyPath path : candidates) {
            Optional<String> text = Scalars.text(scope.value(path));
            if (text.isPresent()) {
                return Optional.of(new Found(scope.describe(path), text.get()));
            }
        }
        return Optional.empty();
    }

    private String place(Fact fact) {
        List<PropertyPath> candidates = paths.of(fact);
        return candidates.isEmpty() ? "properties" : scope.describe(candidates.get(0));
    }

    private static Optional<String> currency(String text) {
        return text.matches("[A-Z]{3}") ? Optional.of(text) : Optional.empty();
    }

    private static Optional<ZoneId> zone(String text) {
        return ZONES.contains(text) ? Optional.of(ZoneId.of(text)) : Optional.empty();
    }
}
