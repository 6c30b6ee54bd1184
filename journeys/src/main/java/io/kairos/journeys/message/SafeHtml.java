package io.kairos.journeys.message;

import io.kairos.journeys.message.TemplateSource.Output;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes every output of an HTML template escape what it writes, and refuses places where escaping would not help. */
final class SafeHtml {

    private static final Pattern ACTIVE = Pattern.compile(
            "(?i)<\\s*(script|iframe|object|embed|form|base)\\b|http-equiv|\\son[a-z]+\\s*=|javascript:");
    private static final Pattern QUOTED_ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)\\s*=\\s*\"[^\"]*$");
    private static final Set<String> LINKS = Set.of("href", "src", "background", "action");

    private SafeHtml() {}

    /** Refuses what runs, embeds or redirects, whoever wrote it. */
    static void refuseActive(String file, String text) {
        if (ACTIVE.matcher(text).find()) {
            throw new MessageException(MessageProblems.unsafeHtml(file, "<script>, on…=, javascript:"));
        }
    }

    /** The template with an escaping filter at the end of every output. */
    static String escaping(String file, TemplateSource source) {
        String text = source.text();
        StringBuilder safe = new StringBuilder();
        int from = 0;
        for (Output output : source.outputs()) {
            String before = text.substring(0, output.start());
            if (!isSafePlace(before, output)) {
                throw new MessageException(MessageProblems.unsafeHtml(file, output.expression()));
            }
            safe.append(text, from, output.start());
            safe.append("{{ ")
                    .append(output.expression())
                    .append(" | ")
                    .append(Filters.HTML)
                    .append(" }}");
            from = output.end();
        }
        return safe.append(text, from, text.length()).toString();
    }

    private static boolean isSafePlace(String before, Output output) {
        int open = before.lastIndexOf('<');
        boolean inTag = open > before.lastIndexOf('>');
        if (!inTag) {
            return !before.substring(Math.max(0, open)).toLowerCase(Locale.ROOT).startsWith("<style");
        }
        Matcher attribute = QUOTED_ATTRIBUTE.matcher(before.substring(open));
        if (!attribute.find()) {
            return false;
        }
        String name = attribute.group(1).toLowerCase(Locale.ROOT);
        boolean startsValue = before.endsWith("\"");
        return LINKS.contains(name) ? startsValue && output.endsWithLink() : !name.equals("style");
    }
}
