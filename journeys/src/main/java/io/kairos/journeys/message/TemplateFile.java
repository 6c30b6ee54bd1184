package io.kairos.journeys.message;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A file of three parts, each below its own line: {@code --- subject}, {@code --- text}, {@code --- html}. */
record TemplateFile(String subject, String text, String html) {

    private static final String SLOT = "[[content]]";
    private static final Set<String> PARTS = Set.of("subject", "text", "html");

    static TemplateFile parse(String file, String content) {
        Map<String, StringBuilder> parts = new LinkedHashMap<>();
        StringBuilder current = new StringBuilder();
        for (String line : content.lines().toList()) {
            if (line.startsWith("--- ")) {
                String part = line.substring(4).strip();
                current = new StringBuilder();
                if (!PARTS.contains(part) || parts.put(part, current) != null) {
                    throw bad(
                            file,
                            "'" + line + "' is no part, or is there twice.",
                            "« " + line + " » n'est pas une partie, ou est en double.");
                }
            } else {
                current.append(line).append('\n');
            }
        }
        for (String part : PARTS) {
            if (!parts.containsKey(part)) {
                throw bad(file, "The part '--- " + part + "' is missing.", "La partie « --- " + part + " » manque.");
            }
        }
        return new TemplateFile(part(parts, "subject"), part(parts, "text"), part(parts, "html"));
    }

    /** This message inside a layout that has a slot for it in each part. */
    TemplateFile within(TemplateFile layout) {
        return new TemplateFile(
                layout.subject.replace(SLOT, subject),
                layout.text.replace(SLOT, text),
                layout.html.replace(SLOT, html));
    }

    private static String part(Map<String, StringBuilder> parts, String name) {
        return parts.getOrDefault(name, new StringBuilder()).toString().strip();
    }

    private static MessageException bad(String file, String en, String fr) {
        return new MessageException(MessageProblems.badTemplate(file, en, fr));
    }
}
