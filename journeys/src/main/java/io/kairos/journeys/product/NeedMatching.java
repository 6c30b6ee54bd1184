package io.kairos.journeys.product;

import io.kairos.journeys.product.NeedMatch.Closes;
import io.kairos.journeys.product.NeedMatch.NewNeed;
import io.kairos.journeys.product.NeedMatch.NoMatch;
import io.kairos.journeys.product.NeedMatch.SameNeed;
import io.kairos.journeys.product.NeedMatch.SameNeedNewDate;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells "the same trip, new date" from "a second trip", and finds the need that a purchase closes. */
public final class NeedMatching {

    private NeedMatching() {}

    /**
     * Matches one signal against the open needs of its customer; needs of other product types are left aside.
     *
     * @return for a {@link NeedSignal.Wanted}: same need, same need with a new date, new need, or no match where the signal
     *     may not open one; for a win or a loss: what it closes, or no match
     */
    public static NeedMatch match(ProductType type, List<OpenNeed> open, NeedSignal signal) {
        if (!signal.productType().equals(type.id())) {
            throw new IllegalArgumentException("signal of " + signal.productType() + " matched as " + type.id());
        }
        List<OpenNeed> ofType =
                open.stream().filter(n -> n.productType().equals(type.id())).toList();
        Sameness rules = type.need().sameness();
        if (signal instanceof NeedSignal.Wanted wanted) {
            return wanted(rules, ofType, wanted);
        }
        Optional<String> subject =
                signal instanceof NeedSignal.Won won ? won.subject() : ((NeedSignal.Lost) signal).subject();
        return closing(rules, ofType, subject, signal.facts().date());
    }

    private static NeedMatch wanted(Sameness rules, List<OpenNeed> open, NeedSignal.Wanted wanted) {
        Optional<LocalDate> date = wanted.facts().date();
        List<OpenNeed> alike = alike(rules, open, Optional.of(wanted.subject()));
        Optional<OpenNeed> same = near(rules, alike, date).findFirst();
        if (same.isEmpty() && !wanted.opens() && alike.size() == 1) {
            same = Optional.of(alike.get(0)); // a change can only mean the one there is, however far the new date
        }
        if (same.isPresent()) {
            OpenNeed need = same.get();
            boolean moved = date.isPresent() && !need.date().equals(date);
            return moved ? new SameNeedNewDate(need.id()) : new SameNeed(need.id());
        }
        if (!wanted.opens()) {
            return new NoMatch();
        }
        return new NewNeed(rules.supersedes() ? open.stream().map(OpenNeed::id).toList() : List.of());
    }

    private static NeedMatch closing(
            Sameness rules, List<OpenNeed> open, Optional<String> subject, Optional<LocalDate> date) {
        List<OpenNeed> alike = alike(rules, open, subject);
        List<String> fitting =
                near(rules, alike, date).map(OpenNeed::id).collect(Collectors.toCollection(ArrayList::new));
        if (fitting.isEmpty() && alike.size() == 1) {
            fitting.add(alike.get(0).id()); // bought for another date than searched: reminding of it would be absurd
        }
        if (fitting.isEmpty()) {
            return new NoMatch();
        }
        return new Closes(rules.closesAll() ? fitting : fitting.subList(0, 1));
    }

    private static List<OpenNeed> alike(Sameness rules, List<OpenNeed> open, Optional<String> subject) {
        return open.stream()
                .filter(need -> rules.anySubject() || subject.isEmpty() || sameSubject(need.subject(), subject.get()))
                .toList();
    }

    private static Stream<OpenNeed> near(Sameness rules, List<OpenNeed> alike, Optional<LocalDate> date) {
        return alike.stream()
                .filter(need -> distance(need.date(), date) <= rules.dateWithinDays())
                .sorted(nearest(date));
    }

    private static Comparator<OpenNeed> nearest(Optional<LocalDate> date) {
        return Comparator.comparingLong((OpenNeed need) -> distance(need.date(), date))
                .thenComparing(OpenNeed::changedAt, Comparator.reverseOrder())
                .thenComparing(OpenNeed::id);
    }

    /** Days between two dates; an unknown date is near to every other. */
    private static long distance(Optional<LocalDate> a, Optional<LocalDate> b) {
        return a.isEmpty() || b.isEmpty() ? 0 : Math.abs(ChronoUnit.DAYS.between(a.get(), b.get()));
    }

    private static boolean sameSubject(String a, String b) {
        return normal(a).equals(normal(b));
    }

    private static String normal(String subject) {
        return subject.strip().toLowerCase(Locale.ROOT);
    }
}
