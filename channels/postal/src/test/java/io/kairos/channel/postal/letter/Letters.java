package io.kairos.channel.postal.letter;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/** Printers and letters that tests share: fonts are loaded once. */
final class Letters {

    static final Sender SENDER =
            new Sender("Maison Kairos", List.of("12 rue du Port", "44000 Nantes"), "FR", "L'équipe Kairos");
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T08:00:00Z"));
    static final LetterPrinter PRINTER = new LetterPrinter(SENDER, WindowPosition.DIN_5008_B, 4, CLOCK);
    static final List<String> ADDRESS = List.of("Ada Łukasiewicz", "Straße der Künste 5", "10115 BERLIN");

    private Letters() {}

    static PrintedLetter print(String html) throws UnprintableLetter {
        return PRINTER.print(letter(html));
    }

    static LetterText letter(String html) {
        return new LetterText(ADDRESS, "Your sofa", html, LocalDate.of(2026, 11, 23));
    }
}
