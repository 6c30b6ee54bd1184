package io.kairos.timing.offpolicy;

import java.util.Locale;

/**
 * One reason not to believe an estimate.
 *
 * @param code {@code few-effective}, {@code heavy-weight} or {@code no-overlap}
 */
public record Doubt(String code, String english, String french) {

    public String text(Locale language) {
        return Locale.FRENCH.getLanguage().equals(language.getLanguage()) ? french : english;
    }

    static Doubt fewEffective(double effective, int decisions) {
        return new Doubt(
                "few-effective",
                String.format(
                        Locale.ROOT,
                        "Not reliable: the %d logged decisions are worth only %.1f of the candidate's own (less than 2 %%), because it"
                                + " mostly does what the log seldom holds. Log more exploration, or judge a candidate closer to the"
                                + " logged policy.",
                        decisions,
                        effective),
                String.format(
                        Locale.ROOT,
                        "Non fiable : les %d décisions enregistrées n’en valent que %.1f de la politique candidate (moins de 2 %%), car"
                                + " elle fait surtout ce que le journal contient rarement. Explorez davantage, ou jugez une politique"
                                + " plus proche de celle du journal.",
                        decisions,
                        effective));
    }

    static Doubt heavyWeight(double weight) {
        return new Doubt(
                "heavy-weight",
                String.format(
                        Locale.ROOT,
                        "Not reliable: one decision would count for %.0f (more than 1000). Keep every logged propensity above a"
                                + " least value.",
                        weight),
                String.format(
                        Locale.ROOT,
                        "Non fiable : une seule décision compterait pour %.0f (plus de 1000). Gardez toute probabilité enregistrée"
                                + " au-dessus d’un minimum.",
                        weight));
    }

    static Doubt noOverlap() {
        return new Doubt(
                "no-overlap",
                "Not reliable: the log holds nothing that the candidate would do.",
                "Non fiable : le journal ne contient rien de ce que ferait la politique candidate.");
    }
}
