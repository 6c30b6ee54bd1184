package io.kairos.orchestrator.dispatch.unsubscribe;

import io.kairos.orchestrator.platform.Texts;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The two small pages of the unsubscribe link, without script. */
@Component
class UnsubscribePage {
    private static final String STYLE = """
            body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 4rem auto; padding: 0 1rem; color: #1c1c1c; }
            button { font: inherit; padding: .6rem 1.4rem; border: 0; border-radius: .4rem; background: #1f4fd8; color: #fff; cursor: pointer; }
            """;

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
        String title = word(kind + ".title", language);
        return CustomerPages.document(language, title, STYLE, "<p>" + word(kind + ".text", language) + "</p>\n" + form);
    }

    private String word(String key, Locale language) {
        return texts.text("unsubscribe." + key, Map.of(), language)
                .replace("&", "&amp;")
                .replace("<", "&lt;");
    }
}
