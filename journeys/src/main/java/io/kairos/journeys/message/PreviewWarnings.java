package io.kairos.journeys.message;

import io.kairos.journeys.Problem;
import io.kairos.journeys.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** What a reader of an email might stumble over, found in a rendering with sample values. */
final class PreviewWarnings {

    /** Mail programs on phones show about this much of a subject. */
    private static final int WHOLE_SUBJECT = 70;
    /** Gmail shows the first 102 KB of a message and hides the rest behind a link. */
    private static final int CLIPPED_BYTES = 102_000;
    /** Three segments of plain letters. */
    private static final int LONG_SHORT_TEXT = 459;

    private final String message;
    private final List<Problem> warnings = new ArrayList<>();

    private PreviewWarnings(String message) {
        this.message = message;
    }

    static List<Problem> of(String message, RenderedMessage email) {
        PreviewWarnings found = new PreviewWarnings(message);
        found.subject(email.subject());
        found.html(email.html());
        return found.warnings;
    }

    static List<Problem> ofShortText(String message, String text) {
        PreviewWarnings found = new PreviewWarnings(message);
        if (text.length() > LONG_SHORT_TEXT) {
            found.add(
                    "SHORT_TEXT_LONG",
                    "The short text has " + text.length() + " characters and is paid for several times.",
                    "Le texte court compte " + text.length() + " caractères et se paie plusieurs fois.",
                    new Text("Shorten it to 160 characters.", "Raccourcissez-le à 160 caractères."));
        }
        return found.warnings;
    }

    static List<String> links(String html) {
        return Jsoup.parse(html).select("a[href]").eachAttr("href");
    }

    private void subject(String subject) {
        if (subject.isBlank()) {
            add(
                    "SUBJECT_EMPTY",
                    "The subject is empty.",
                    "L'objet est vide.",
                    new Text("Write what the message is about.", "Écrivez de quoi parle le message."));
        } else if (subject.length() > WHOLE_SUBJECT) {
            add(
                    "SUBJECT_LONG",
                    "The subject has " + subject.length() + " characters; phones show " + WHOLE_SUBJECT + ".",
                    "L'objet compte " + subject.length() + " caractères ; un téléphone en montre " + WHOLE_SUBJECT
                            + ".",
                    new Text("Put what matters first.", "Placez l'essentiel au début."));
        }
    }

    private void html(String html) {
        int bytes = html.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > CLIPPED_BYTES) {
            add(
                    "EMAIL_CLIPPED",
                    "The email has " + bytes + " bytes; Gmail cuts it off after " + CLIPPED_BYTES + ".",
                    "L'e-mail fait " + bytes + " octets ; Gmail le coupe après " + CLIPPED_BYTES + ".",
                    new Text("Shorten it.", "Raccourcissez-le."));
        }
        Document document = Jsoup.parse(html);
        for (String target : document.select("a[href]").eachAttr("href")) {
            if (!target.startsWith("https://") && !target.startsWith("mailto:") && !target.startsWith("tel:")) {
                add(
                        "LINK_LEADS_NOWHERE",
                        "The link to '" + target + "' is not a safe web address (https).",
                        "Le lien vers « " + target + " » n'est pas une adresse web sûre (https).",
                        new Text("Link to an https address.", "Mettez une adresse https."));
            }
        }
        if (!document.select("img:not([alt])").isEmpty()) {
            add(
                    "PICTURE_WITHOUT_WORDS",
                    "A picture says nothing to those who do not see it.",
                    "Une image ne dit rien à qui ne la voit pas.",
                    new Text("Give it an alt text.", "Donnez-lui un texte alt."));
        }
    }

    private void add(String code, String en, String fr, Text remedy) {
        warnings.add(MessageProblems.unwise(code, message, en, fr, remedy));
    }
}
