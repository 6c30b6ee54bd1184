package io.kairos.orchestrator.dispatch.unsubscribe;

import io.kairos.orchestrator.platform.Texts;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The two small pages of the unsubscribe link, without script. */
@Component
class UnsubscribePage {
    private static final String FORM = """
            <form method="post"><button type="submit" name="List-Unsubscribe" value="One-Click">%s</button></form>""";

    private final Texts texts;

    UnsubscribePage(Texts texts) {
        this.texts = texts;
    }

    String question(Locale language) {
        return page("question", FORM.formatted(word("button", language)), language);
    }

    String done(Locale language) {
        return page("done", "", language);
    }

    private String page(String kind, String form, Locale language) {
        return SmallPage.of(language, word(kind + ".title", language), word(kind + ".text", language), form);
    }

    private String word(String key, Locale language) {
        return SmallPage.escaped(texts.text("unsubscribe." + key, Map.of(), language));
    }
}
