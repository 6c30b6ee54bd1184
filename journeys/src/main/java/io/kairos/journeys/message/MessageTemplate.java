package io.kairos.journeys.message;

import io.kairos.journeys.message.LiquidEngine.Rendering;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One message in one language, parsed and ready to render in each form it has. Immutable and thread-safe. */
public final class MessageTemplate {

    private static final int LONGEST_SUBJECT = 200;

    private final String file;
    private final Map<Part, Rendering> parts;
    private final Map<Form, TemplateVariables> variables;

    private MessageTemplate(String file, Map<Part, Rendering> parts, Map<Form, TemplateVariables> variables) {
        this.file = file;
        this.parts = parts;
        this.variables = variables;
    }

    static MessageTemplate parse(LiquidEngine engine, Locale locale, String file, TemplateFile content) {
        Map<Part, Rendering> parts = new EnumMap<>(Part.class);
        Map<Part, TemplateVariables> reads = new EnumMap<>(Part.class);
        content.parts().forEach((part, written) -> {
            Part as = part == Part.MJML ? Part.HTML : part;
            String text = part == Part.MJML ? new MjmlSource(file, written).toHtml(locale) : written;
            TemplateSource source = new TemplateSource(file, text);
            if (part == Part.HTML || part == Part.LETTER) {
                SafeHtml.refuseActive(file, text);
            }
            boolean markup = as == Part.HTML || as == Part.LETTER;
            parts.put(as, engine.parse(file, markup ? SafeHtml.escaping(file, source) : text));
            reads.put(as, source.variables());
        });
        Map<Form, TemplateVariables> variables = new EnumMap<>(Form.class);
        of(reads, Part.HTML, Part.SUBJECT, Part.TEXT).ifPresent(read -> variables.put(Form.EMAIL, read));
        of(reads, reads.containsKey(Part.SMS) ? Part.SMS : Part.SUBJECT)
                .ifPresent(read -> variables.put(Form.SHORT_TEXT, read));
        of(reads, Part.LETTER, Part.SUBJECT).ifPresent(read -> variables.put(Form.LETTER, read));
        return new MessageTemplate(file, parts, variables);
    }

    private static Optional<TemplateVariables> of(Map<Part, TemplateVariables> reads, Part needed, Part... more) {
        List<TemplateVariables> read = new ArrayList<>();
        for (Part part : more) {
            Optional.ofNullable(reads.get(part)).ifPresent(read::add);
        }
        return Optional.ofNullable(reads.get(needed)).map(first -> {
            read.add(first);
            return TemplateVariables.union(read);
        });
    }

    /** The forms it is written in. */
    public Set<Form> forms() {
        return Set.copyOf(variables.keySet());
    }

    /** What it reads, over all its forms. */
    public TemplateVariables variables() {
        return TemplateVariables.union(variables.values());
    }

    /** @throws MessageException when it has no such form */
    public TemplateVariables variables(Form form) {
        return Optional.ofNullable(variables.get(form))
                .orElseThrow(() -> new MessageException(MessageProblems.noSuchForm(file, form)));
    }

    RenderedMessage email(Map<String, Object> values) {
        require(Form.EMAIL, values);
        String html = render(Part.HTML, values);
        String text = parts.containsKey(Part.TEXT) ? render(Part.TEXT, values) : TextAlternative.of(html);
        return new RenderedMessage(oneLine(render(Part.SUBJECT, values)), text, html);
    }

    String shortText(Map<String, Object> values) {
        require(Form.SHORT_TEXT, values);
        if (!parts.containsKey(Part.SMS)) {
            return oneLine(render(Part.SUBJECT, values));
        }
        return render(Part.SMS, values)
                .replaceAll("\\h*\\R\\h*", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    RenderedLetter letter(Map<String, Object> values) {
        require(Form.LETTER, values);
        return new RenderedLetter(oneLine(render(Part.SUBJECT, values)), render(Part.LETTER, values));
    }

    /** Paths of the values that a form needs and that are not there. */
    Set<String> missing(Form form, Map<String, Object> values) {
        return variables(form).required().stream()
                .filter(path -> PlainValues.at(values, path).isEmpty())
                .collect(Collectors.toSet());
    }

    private void require(Form form, Map<String, Object> values) {
        Set<String> missing = missing(form, values);
        if (!missing.isEmpty()) {
            throw new MissingVariable(file, missing);
        }
    }

    private String render(Part part, Map<String, Object> values) {
        Rendering rendering = parts.get(part);
        return rendering == null ? "" : rendering.render(values);
    }

    /** A subject is a header: no line may end in it. */
    private static String oneLine(String subject) {
        String line = subject.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\s]+", " ").strip();
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…";
    }
}
