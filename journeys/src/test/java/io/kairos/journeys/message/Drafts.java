package io.kairos.journeys.message;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Messages written in a test. */
final class Drafts {

    private static final String PLAIN = "--- subject\n[[content]]\n--- text\n[[content]]\n--- html\n[[content]]\n";

    private Drafts() {}

    static MessageTemplates message(String english) {
        return message(Map.of("en", english));
    }

    /** One message {@code m} in several languages, in a layout that adds nothing. */
    static MessageTemplates message(Map<String, String> byLanguage) {
        String index = "m " + String.join(" ", byLanguage.keySet());
        return MessageTemplates.load(path -> {
            if (path.equals("messages.txt")) {
                return Optional.of(index);
            }
            return path.startsWith("layout/")
                    ? Optional.of(PLAIN)
                    : Optional.ofNullable(byLanguage.get(path.substring(2).replace(".liquid", "")));
        });
    }

    static String mjml(String column) {
        return """
                --- subject
                s
                --- mjml
                <mjml>
                <mj-body>
                <mj-section><mj-column>
                %s
                </mj-column></mj-section>
                </mj-body>
                </mjml>
                """.formatted(column);
    }

    static RenderedMessage english(String content, Map<String, Object> values) {
        return message(content).render("m", Locale.ENGLISH, values);
    }
}
