package io.kairos.journeys.message;

import ch.digitalfondue.mjml4j.Mjml4j;
import io.kairos.journeys.NearestName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * MJML made into the HTML that mail programs agree on. The compiler takes what it does not know for text, so elements and their places
 * are compared with a closed list first. Liquid stays in place: values between tags and in attributes, conditions around elements in
 * {@code <mj-raw>}.
 */
final class MjmlSource {

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern ELEMENT = Pattern.compile("<(/?)(mj[a-zA-Z-]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>");
    private static final Pattern STYLE = Pattern.compile("(?is)<style[^>]*>.*?</style>");

    private static final Set<String> BODY = Set.of("mj-section", "mj-wrapper", "mj-hero", "mj-raw");
    private static final Set<String> CONTENT =
            Set.of("mj-text", "mj-button", "mj-image", "mj-divider", "mj-spacer", "mj-table", "mj-social", "mj-raw");
    private static final Set<String> DEFAULTS = Set.of(
            "mj-all",
            "mj-class",
            "mj-body",
            "mj-section",
            "mj-wrapper",
            "mj-column",
            "mj-text",
            "mj-button",
            "mj-image",
            "mj-divider");

    /** What may stand inside what; an element that is no key here holds HTML or nothing. */
    private static final Map<String, Set<String>> INSIDE = Map.of(
            "",
            Set.of("mjml"),
            "mjml",
            Set.of("mj-head", "mj-body"),
            "mj-head",
            Set.of("mj-title", "mj-preview", "mj-style", "mj-attributes", "mj-breakpoint", "mj-html-attributes"),
            "mj-attributes",
            DEFAULTS,
            "mj-body",
            BODY,
            "mj-wrapper",
            BODY,
            "mj-section",
            Set.of("mj-column", "mj-group", "mj-raw"),
            "mj-group",
            Set.of("mj-column", "mj-raw"),
            "mj-column",
            CONTENT,
            "mj-hero",
            CONTENT);

    private static final Map<String, Set<String>> SOCIAL = Map.of("mj-social", Set.of("mj-social-element", "mj-raw"));

    private final String file;
    private final String source;

    MjmlSource(String file, String source) {
        this.file = file;
        this.source = source;
    }

    /** @throws MessageException naming the line and the element */
    String toHtml(Locale locale) {
        check();
        SafeHtml.refuseActive(file, source);
        try {
            String html = Mjml4j.render(source, new Mjml4j.Configuration(locale.toLanguageTag()));
            return STYLE.matcher(html)
                    .replaceAll(style -> Matcher.quoteReplacement(apart(style.group())))
                    .strip();
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new MessageException(
                    MessageProblems.badTemplate(
                            file, "The text is not valid MJML.", "Le texte n'est pas du MJML valide."),
                    e);
        }
    }

    /** Braces of nested style rules must not look like Liquid, and Liquid has no place in styles. */
    private String apart(String style) {
        if (style.contains("{{") || style.contains("{%")) {
            throw new MessageException(MessageProblems.unsafeHtml(file, "<mj-style>"));
        }
        return style.replace("%}", "% }").replace("}}", "} }").replace("}}", "} }");
    }

    private void check() {
        Deque<String> open = new ArrayDeque<>();
        open.push("");
        String plain =
                COMMENT.matcher(source).replaceAll(comment -> comment.group().replaceAll("[^\n]", " "));
        Matcher element = ELEMENT.matcher(plain);
        boolean seen = false;
        while (element.find()) {
            seen = true;
            String name = element.group(2);
            int line = 1
                    + (int) plain.substring(0, element.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            if (!element.group(1).isEmpty()) {
                close(open, name, line);
            } else {
                enter(open.element(), name, line);
                if (!element.group(3).endsWith("/")) {
                    open.push(name);
                }
            }
        }
        if (!seen || open.size() > 1) {
            String missing = seen ? "</" + open.element() + ">" : "<mjml>";
            throw bad(lines(plain), "'" + missing + "' is missing.", "« " + missing + " » manque.");
        }
    }

    private void enter(String parent, String name, int line) {
        Set<String> allowed = INSIDE.getOrDefault(parent, SOCIAL.getOrDefault(parent, Set.of()));
        if (allowed.contains(name)) {
            return;
        }
        boolean known = INSIDE.values().stream().anyMatch(names -> names.contains(name));
        if (known) {
            String place = parent.isEmpty() ? "the top" : "<" + parent + ">";
            String lieu = parent.isEmpty() ? "tout en haut" : "dans <" + parent + ">";
            throw bad(
                    line,
                    "<" + name + "> cannot stand at " + place + ".",
                    "<" + name + "> ne peut pas se trouver " + lieu + ".");
        }
        throw bad(
                line,
                "There is no element <" + name + ">."
                        + NearestName.hint(name, allowed, near -> "Did you mean <" + near + ">?"),
                "Il n'y a pas d'élément <" + name + ">."
                        + NearestName.hint(name, allowed, near -> "Vouliez-vous dire <" + near + "> ?"));
    }

    private void close(Deque<String> open, String name, int line) {
        if (!open.element().equals(name)) {
            throw bad(
                    line,
                    "</" + name + "> closes nothing; open is <" + open.element() + ">.",
                    "</" + name + "> ne ferme rien ; <" + open.element() + "> est ouvert.");
        }
        open.pop();
    }

    private static int lines(String text) {
        return (int) text.lines().count();
    }

    private MessageException bad(int line, String en, String fr) {
        return new MessageException(MessageProblems.badTemplate(
                file, "MJML, line " + line + ": " + en, "MJML, ligne " + line + " : " + fr));
    }
}
