package io.kairos.orchestrator.demo;

import java.util.Locale;

/** A sentence in the languages of the program. */
record DemoText(String en, String fr) {
    String in(Locale locale) {
        return Locale.FRENCH.getLanguage().equals(locale.getLanguage()) ? fr : en;
    }
}
