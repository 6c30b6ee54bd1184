package io.kairos.journeys.message;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The plain text that says what an HTML document says: paragraphs, list points, and the targets of links in parentheses. */
final class TextAlternative {

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "main",
            "header",
            "footer",
            "table",
            "tr",
            "ul",
            "ol",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote");
    private static final Set<String> SILENT = Set.of("head", "style", "script", "title", "noscript");

    private TextAlternative() {}

    static String of(String html) {
        Writer writer = new Writer();
        Jsoup.parse(html).traverse(writer);
        return writer.result();
    }

    private static final class Writer implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();
        private int silent;

        @Override
        public void head(Node node, int depth) {
            if (isSilent(node)) {
                silent++;
            }
            if (silent > 0) {
                return;
            }
            if (node instanceof TextNode words) {
                words(words.text());
            } else if (BLOCKS.contains(node.nodeName())) {
                blankLine();
            } else if (node.nodeName().equals("br")) {
                text.append('\n');
            } else if (node.nodeName().equals("li")) {
                newLine();
                text.append("- ");
            } else if (node.nodeName().equals("td") || node.nodeName().equals("th")) {
                words(" ");
            } else if (node.nodeName().equals("hr")) {
                blankLine();
                text.append("--");
                blankLine();
            } else if (node.nodeName().equals("img")) {
                words(node.attr("alt"));
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (isSilent(node)) {
                silent--;
            } else if (silent > 0) {
                return;
            } else if (node.nodeName().equals("a")) {
                target((Element) node);
            } else if (BLOCKS.contains(node.nodeName())) {
                blankLine();
            }
        }

        private void target(Element link) {
            String href = link.attr("href").strip();
            if (!href.isEmpty() && !href.startsWith("#") && !link.text().strip().equals(href)) {
                text.append(link.text().isBlank() ? "" : " (")
                        .append(href)
                        .append(link.text().isBlank() ? "" : ")");
            }
        }

        /** What a mail program hides, such as the line shown beside the subject, is no text either. */
        private static boolean isSilent(Node node) {
            return SILENT.contains(node.nodeName())
                    || node.attr("style")
                            .replace(" ", "")
                            .toLowerCase(Locale.ROOT)
                            .contains("display:none");
        }

        private void words(String words) {
            boolean atStart = text.isEmpty() || text.charAt(text.length() - 1) == '\n' || endsWithSpace();
            String plain = words.replaceAll("\\s+", " ");
            text.append(atStart ? plain.stripLeading() : plain);
        }

        private boolean endsWithSpace() {
            return text.charAt(text.length() - 1) == ' ';
        }

        private void newLine() {
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
        }

        private void blankLine() {
            newLine();
            if (!text.isEmpty()) {
                text.append('\n');
            }
        }

        String result() {
            return text.toString()
                    .replaceAll(" {2,}", " ")
                    .replaceAll("[ \\t]+\n", "\n")
                    .replaceAll("\n{3,}", "\n\n")
                    .strip();
        }
    }
}
