package io.kairos.orchestrator.dispatch.unsubscribe;

import io.kairos.journeys.product.ProductCatalogue;
import io.kairos.orchestrator.dispatch.email.MailTracking;
import io.kairos.orchestrator.platform.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The preference page: plain HTML and forms, readable by a screen reader, without script or cookie. */
@Component
class PreferencePage {
    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 1.05rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
            h2 { margin-top: 2.5rem; }
            ul { list-style: none; padding: 0; }
            li { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; justify-content: space-between; padding: .8rem 0; border-bottom: 1px solid #8886; }
            small { display: block; }
            button { font: inherit; min-height: 2.6rem; padding: .3rem 1.2rem; border: 2px solid #1f4fd8; border-radius: .4rem; background: #1f4fd8; color: #fff; cursor: pointer; }
            button:focus-visible { outline: 3px solid #d9962f; outline-offset: 2px; }
            .done { padding: .8rem 1rem; border-left: 4px solid #1f7a4d; background: #1f7a4d22; }
            """;

    private static final String MAIN = """
            %s
            <h2>%s</h2>
            %s
            <h2>%s</h2>
            %s
            <h2>%s</h2>
            <p>%s</p>
            %s
            """;

    private static final String FORM = """
            <form method="post"><input type="hidden" name="channel" value="%s"><input type="hidden" name="topic" value="%s">\
            <button type="submit" name="say" value="%s">%s</button></form>""";

    private final Texts texts;
    private final ProductCatalogue catalogue;

    PreferencePage(Texts texts, ProductCatalogue catalogue) {
        this.texts = texts;
        this.catalogue = catalogue;
    }

    /** The page; {@code done} says above it that a change is in force. */
    String of(Preferences preferences, ZoneId zone, boolean done, Locale language) {
        String title = word("title", language);
        String lines = preferences.lines().isEmpty()
                ? paragraph(word("nothing", language))
                : preferences.lines().stream()
                        .map(line -> line(line, zone, language))
                        .collect(Collectors.joining("\n", "<ul>", "</ul>"));
        String why = preferences.interests().isEmpty()
                ? paragraph(word("no-interests", language))
                : preferences.interests().stream()
                        .map(interest -> "<li><span>" + interest(interest, zone, language) + "</span></li>")
                        .collect(Collectors.joining("\n", "<ul>", "</ul>"));
        String main = MAIN.formatted(
                done ? "<p class=\"done\" role=\"status\">" + word("done", language) + "</p>" : "",
                word("what", language),
                lines,
                word("why", language),
                why,
                word("all", language),
                word(preferences.stopped() ? "stopped" : "all-text", language),
                preferences.stopped() ? "" : FORM.formatted("*", "*", "stop", word("all-button", language)));
        return CustomerPages.document(language, title, STYLE, main);
    }

    private String line(Preferences.Line line, ZoneId zone, Locale language) {
        String state = line.allowed() ? "on" : "off";
        String name = word(
                "line", Map.of("topic", topic(line.topic(), language), "channel", channel(line, language)), language);
        String last = line.lastMessage()
                .map(at -> word("last", Map.of("day", day(at, zone, language)), language))
                .orElseGet(() -> line.topic().equals(MailTracking.TOPIC) ? "" : word("never", language));
        String button =
                word(line.allowed() ? "stop" : "allow", Map.of("topic", topic(line.topic(), language)), language);
        return "<li><span><strong>" + name + "</strong>: " + word(state, language) + "<small>" + last
                + "</small></span>"
                + FORM.formatted(
                        escaped(line.channel()), escaped(line.topic()), line.allowed() ? "stop" : "allow", button)
                + "</li>";
    }

    private String interest(Preferences.Interest interest, ZoneId zone, Locale language) {
        String type = catalogue
                .type(interest.productType())
                .map(known -> known.name().in(language))
                .orElse(interest.productType());
        return word(
                "interest",
                Map.of("type", type, "subject", interest.subject(), "day", day(interest.since(), zone, language)),
                language);
    }

    private String topic(String topic, Locale language) {
        return texts.find("preferences.topic." + topic, Map.of(), language).orElse(topic);
    }

    private String channel(Preferences.Line line, Locale language) {
        return texts.find("preferences.channel." + line.channel(), Map.of(), language)
                .orElse(line.channel());
    }

    private static String day(Instant at, ZoneId zone, Locale language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .withZone(zone)
                .format(at);
    }

    private static String paragraph(String text) {
        return "<p>" + text + "</p>";
    }

    private String word(String key, Locale language) {
        return word(key, Map.of(), language);
    }

    private String word(String key, Map<String, String> params, Locale language) {
        return escaped(texts.text("preferences." + key, params, language));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
