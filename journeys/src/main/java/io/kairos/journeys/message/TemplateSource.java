package io.kairos.journeys.message;

import io.kairos.journeys.NearestName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Liquid text of one part of a message, compared with a closed list: few tags, few filters, known variables. None of them can make
 * text or numbers grow without bound, read files or undo escaping, so a template can be trusted with what it is given.
 */
final class TemplateSource {

    static final int MAX_CHARS = 64 * 1024;

    private static final Pattern MARKUP = Pattern.compile("\\{\\{-?\\s*([^{}]*?)\\s*-?}}|\\{%-?\\s*([^{}%]*?)\\s*-?%}");
    private static final Pattern DELIMITER = Pattern.compile("\\{\\{|}}|\\{%|%}");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern PATH = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*");
    private static final Pattern FILTER = Pattern.compile("([a-z_]+)(:.*)?");
    private static final Pattern LOOP = Pattern.compile("for ([a-z][a-z0-9_]*) in ([a-z0-9_.]+)( limit: ?\\d{1,3})?");

    private static final Set<String> ROOTS = Set.of(
            "customer",
            "need",
            "product",
            "products",
            "moment",
            "unsubscribe_url",
            "preferences_url",
            "confirm_url",
            "forloop");
    private static final Set<String> CONDITIONS = Set.of("if", "elsif", "unless", "case", "when");
    private static final Set<String> CLOSERS = Set.of("else", "endif", "endunless", "endcase", "endfor");
    private static final Set<String> WORDS =
            Set.of("and", "or", "contains", "true", "false", "nil", "null", "empty", "blank");
    private static final Set<String> FILTERS = Set.of(
            "default",
            "upcase",
            "downcase",
            "capitalize",
            "truncate",
            "strip",
            "round",
            "plus",
            "minus",
            "size",
            "first",
            "last",
            "long_date",
            "money",
            "link");

    /** One {{ output }}. */
    record Output(int start, int end, String expression, boolean endsWithLink) {}

    private final String file;
    private final String text;
    private final List<Output> outputs = new ArrayList<>();
    private final Set<String> required = new HashSet<>();
    private final Set<String> optional = new HashSet<>();
    private final Set<String> locals = new HashSet<>();

    TemplateSource(String file, String text) {
        this.file = file;
        this.text = text;
        if (text.length() > MAX_CHARS) {
            throw bad(
                    "The text is longer than " + MAX_CHARS + " characters.",
                    "Le texte dépasse " + MAX_CHARS + " caractères.");
        }
        read();
    }

    String text() {
        return text;
    }

    List<Output> outputs() {
        return outputs;
    }

    TemplateVariables variables() {
        Set<String> needed = new HashSet<>(required);
        needed.removeAll(optional);
        return new TemplateVariables(needed, optional);
    }

    private void read() {
        Matcher markup = MARKUP.matcher(text);
        int plainFrom = 0;
        while (markup.find()) {
            plain(plainFrom, markup.start());
            plainFrom = markup.end();
            if (markup.group(1) != null) {
                output(markup);
            } else {
                tag(markup.group(2));
            }
        }
        plain(plainFrom, text.length());
    }

    /** Whatever our reading takes for plain text, Liquid must take for plain text too. */
    private void plain(int from, int to) {
        if (DELIMITER.matcher(text.substring(from, to)).find()) {
            throw bad(
                    "A {{ … }} or {% … %} is not closed or holds braces.",
                    "Un {{ … }} ou {% … %} n'est pas fermé ou contient des accolades.");
        }
    }

    private void output(Matcher markup) {
        String expression = markup.group(1);
        String[] parts = QUOTED.matcher(expression).replaceAll("\"\"").split("\\|", -1);
        String path = parts[0].strip();
        if (!PATH.matcher(path).matches()) {
            throw bad(
                    "'" + expression + "' does not begin with a variable.",
                    "« " + expression + " » ne commence pas par une variable.");
        }
        boolean hasDefault = false;
        String last = "";
        for (int i = 1; i < parts.length; i++) {
            Matcher filter = FILTER.matcher(parts[i].strip());
            if (!filter.matches() || !FILTERS.contains(filter.group(1))) {
                throw bad(
                        "The filter '" + parts[i].strip() + "' is not known.",
                        "Le filtre « " + parts[i].strip() + " » n'est pas connu.");
            }
            last = filter.group(1);
            hasDefault |= last.equals("default");
            if (filter.group(2) != null) {
                paths(filter.group(2), optional);
            }
        }
        variable(path, hasDefault ? optional : required);
        outputs.add(new Output(markup.start(), markup.end(), expression, last.equals("link")));
    }

    private void tag(String content) {
        String word = content.split("\\s", 2)[0];
        Matcher loop = LOOP.matcher(content);
        if (CONDITIONS.contains(word)) {
            paths(QUOTED.matcher(content.substring(word.length())).replaceAll(" "), optional);
        } else if (loop.matches()) {
            variable(loop.group(2), optional);
            locals.add(loop.group(1));
        } else if (!CLOSERS.contains(content)) {
            throw bad("The tag '" + content + "' is not known.", "La balise « " + content + " » n'est pas connue.");
        }
    }

    private void paths(String expression, Set<String> into) {
        Matcher path = PATH.matcher(expression);
        while (path.find()) {
            boolean named = path.end() < expression.length() && expression.charAt(path.end()) == ':';
            if (!WORDS.contains(path.group()) && !named) {
                variable(path.group(), into);
            }
        }
    }

    private void variable(String path, Set<String> into) {
        String root = path.split("\\.", 2)[0];
        if (locals.contains(root)) {
            return;
        }
        if (!ROOTS.contains(root)) {
            throw bad(
                    "There is no variable '" + path + "'."
                            + NearestName.hint(root, ROOTS, near -> "Did you mean '" + near + "'?"),
                    "Il n'y a pas de variable « " + path + " »."
                            + NearestName.hint(root, ROOTS, near -> "Vouliez-vous dire « " + near + " » ?"));
        }
        if (!root.equals("forloop")) {
            into.add(path);
        }
    }

    private MessageException bad(String en, String fr) {
        return new MessageException(MessageProblems.badTemplate(file, en, fr));
    }
}
