package io.kairos.journeys.message;

import io.kairos.journeys.message.LiquidEngine.Rendering;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One message in one language, ready to render. */
record ParsedMessage(String file, TemplateVariables variables, Rendering subject, Rendering text, Rendering html) {

    private static final int LONGEST_SUBJECT = 200;

    static ParsedMessage parse(LiquidEngine engine, String file, TemplateFile parts) {
        TemplateSource subject = new TemplateSource(file, parts.subject());
        TemplateSource text = new TemplateSource(file, parts.text());
        TemplateSource html = new TemplateSource(file, parts.html());
        return new ParsedMessage(
                file,
                TemplateVariables.union(List.of(subject.variables(), text.variables(), html.variables())),
                engine.parse(file, subject.text()),
                engine.parse(file, text.text()),
                engine.parse(file, SafeHtml.escaping(file, html)));
    }

    RenderedMessage render(Map<String, Object> values) {
        Set<String> missing = variables.required().stream()
                .filter(path -> PlainValues.at(values, path).isEmpty())
                .collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            throw new MissingVariable(file, missing);
        }
        return new RenderedMessage(oneLine(subject.render(values)), text.render(values), html.render(values));
    }

    /** A subject is a header: no line may end in it. */
    private static String oneLine(String subject) {
        String line = subject.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\s]+", " ").strip();
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…";
    }
}
