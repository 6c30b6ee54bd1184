package io.kairos.orchestrator.dispatch.unsubscribe;

import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** A page with a title, a sentence and at most one button, without script. */
final class SmallPage {
    private static final String STYLE = """
            body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 4rem auto; padding: 0 1rem; color: #1c1c1c; }
            button { font: inherit; padding: .6rem 1.4rem; border: 0; border-radius: .4rem; background: #1f4fd8; color: #fff; cursor: pointer; }
            """;

    private SmallPage() {}

    /** All parts in HTML. */
    static String of(Locale language, String title, String text, String form) {
        return CustomerPages.document(language, title, STYLE, "<p>" + text + "</p>\n" + form);
    }

    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
