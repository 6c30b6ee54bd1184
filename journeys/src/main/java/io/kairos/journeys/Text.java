package io.kairos.journeys;

import java.util.Locale;
import java.util.Objects;

/** One user-visible text in the languages of the product. */
public record Text(String en, String fr) {

    public Text {
        Objects.requireNonNull(en, "en");
        Objects.requireNonNull(fr, "fr");
    }

    /** The French text for any French locale, the English text for every other. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("fr") ? fr : en;
    }
}
