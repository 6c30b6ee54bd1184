package io.kairos.journeys.message;

import io.kairos.journeys.Problem;
import io.kairos.journeys.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Renders every form of one message with sample values, whatever is missing. */
final class Previewing {

    private Previewing() {}

    static MessagePreview preview(String name, MessageTemplate template, Map<String, Object> sample) {
        Set<String> missing = new TreeSet<>();
        template.forms().forEach(form -> missing.addAll(template.missing(form, sample)));
        Map<String, Object> values = new HashMap<>(sample);
        missing.forEach(path -> put(values, path));

        Optional<RenderedMessage> email =
                template.forms().contains(Form.EMAIL) ? Optional.of(template.email(values)) : Optional.empty();
        Optional<String> shortText =
                template.forms().contains(Form.SHORT_TEXT) ? Optional.of(template.shortText(values)) : Optional.empty();
        Optional<RenderedLetter> letter =
                template.forms().contains(Form.LETTER) ? Optional.of(template.letter(values)) : Optional.empty();

        List<Problem> warnings = new ArrayList<>();
        missing.forEach(path -> warnings.add(missing(name, path)));
        email.ifPresent(message -> warnings.addAll(PreviewWarnings.of(name, message)));
        shortText.ifPresent(text -> warnings.addAll(PreviewWarnings.ofShortText(name, text)));
        return new MessagePreview(
                email,
                shortText,
                letter,
                email.map(message -> PreviewWarnings.links(message.html())).orElse(List.of()),
                warnings);
    }

    /** Puts the name of a value in brackets where the value should be; what stands in its way is replaced. */
    private static void put(Map<String, Object> values, String path) {
        Map<String, Object> at = values;
        String[] keys = path.split("\\.", -1);
        for (int i = 0; i < keys.length - 1; i++) {
            Map<String, Object> inner = new HashMap<>();
            if (at.get(keys[i]) instanceof Map<?, ?> map) {
                map.forEach((key, value) -> inner.put(String.valueOf(key), value));
            }
            at.put(keys[i], inner);
            at = inner;
        }
        at.put(keys[keys.length - 1], "[" + path + "]");
    }

    private static Problem missing(String name, String path) {
        return MessageProblems.unwise(
                "MISSING_VARIABLE",
                name,
                "The sample has no value for '" + path + "'.",
                "L'exemple n'a pas de valeur pour « " + path + " ».",
                new Text(
                        "Give one, or write a default into the message.",
                        "Donnez-en une, ou écrivez une valeur par défaut dans le message."));
    }
}
