package io.kairos.journeys;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/** What somebody may have meant by a name that is not there. */
public final class NearestName {

    private NearestName() {}

    /** The known name with the fewest letters to change, if at most a third of the letters need changing. */
    public static Optional<String> of(String name, Collection<String> known) {
        return known.stream()
                .map(candidate -> new Distance(candidate, edits(name, candidate)))
                .filter(distance -> distance.edits <= Math.max(1, name.length() / 3))
                .min(Comparator.comparingInt(Distance::edits).thenComparing(Distance::name))
                .map(Distance::name);
    }

    /** " Did you mean …?" in the language of the pattern, or nothing. */
    public static String hint(String name, Collection<String> known, Function<String, String> words) {
        return of(name, known).map(nearest -> " " + words.apply(nearest)).orElse("");
    }

    private record Distance(String name, int edits) {}

    /** Levenshtein distance: letters put in, left out or replaced. */
    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
