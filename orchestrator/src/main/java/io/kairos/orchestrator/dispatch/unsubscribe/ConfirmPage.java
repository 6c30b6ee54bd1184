package io.kairos.orchestrator.dispatch.unsubscribe;

import io.kairos.orchestrator.platform.Texts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The pages behind the link that confirms a yes, without script. */
@Component
class ConfirmPage {
    private static final String FORM = """
            <form method="post"><button type="submit" name="say" value="%s">%s</button></form>""";
    private static final int SHOWN_BYTES = 6;

    private final Texts texts;

    ConfirmPage(Texts texts) {
        this.texts = texts;
    }

    String question(Confirmations.Asked asked, Locale language) {
        String button = SmallPage.escaped(texts.text("confirm.button", Map.of(), language));
        return page("question", sentence(asked, language), FORM.formatted(version(asked, language), button), language);
    }

    String done(Locale language) {
        return page("done", texts.text("confirm.done.text", Map.of(), language), "", language);
    }

    /** The customer took the yes back before confirming it. */
    String withdrawn(Locale language) {
        return page("withdrawn", texts.text("confirm.withdrawn.text", Map.of(), language), "", language);
    }

    /** Names the sentence the customer agrees to: its language and the beginning of its SHA-256. */
    String version(Confirmations.Asked asked, Locale language) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(sentence(asked, language).getBytes(StandardCharsets.UTF_8));
            return language.getLanguage() + "-" + HexFormat.of().formatHex(hash, 0, SHOWN_BYTES);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private String sentence(Confirmations.Asked asked, Locale language) {
        Map<String, String> what = Map.of(
                "topic", word("preferences.topic.", asked.topic(), language),
                "channel", word("preferences.channel.", asked.channel(), language));
        return texts.text("confirm.question.text", what, language);
    }

    private String word(String prefix, String name, Locale language) {
        return name.equals("*")
                ? texts.text("confirm.any", Map.of(), language)
                : texts.find(prefix + name, Map.of(), language).orElse(name);
    }

    private String page(String kind, String text, String form, Locale language) {
        String title = SmallPage.escaped(texts.text("confirm." + kind + ".title", Map.of(), language));
        return SmallPage.of(language, title, SmallPage.escaped(text), form);
    }
}
