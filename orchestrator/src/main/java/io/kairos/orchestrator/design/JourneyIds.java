package io.kairos.orchestrator.design;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/** Makes an id of a name: short, of letters, digits and dashes, and nobody else's. */
final class JourneyIds {
    private static final int LONGEST = 40;

    private JourneyIds() {}

    static String of(String name, Predicate<String> taken) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[-0-9]+|-+$", "");
        String stem = plain.isEmpty() ? "journey" : plain.substring(0, Math.min(LONGEST, plain.length()));
        String id = stem;
        for (int next = 2; taken.test(id); next++) {
            id = stem + "-" + next;
        }
        return id;
    }
}
