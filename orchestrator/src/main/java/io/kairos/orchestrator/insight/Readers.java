package io.kairos.orchestrator.insight;

import io.kairos.orchestrator.decision.ReasonTexts;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Gives each reader the words in the reader's language. */
@Component
class Readers {

    private final ReasonTexts texts;
    private final JourneyLibrary journeys;
    private final Products products;

    Readers(ReasonTexts texts, JourneyLibrary journeys, Products products) {
        this.texts = texts;
        this.journeys = journeys;
        this.products = products;
    }

    /** The words for a reader of this language; times are those of {@code zone}. */
    Words of(Locale locale, ZoneId zone) {
        return new Words(texts, new KnownNames(journeys.latest(), products.catalogue(), locale), locale, zone);
    }
}
