package io.kairos.channel.postal.letter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The HTML of a letter as formatting objects: headings, paragraphs, lists, tables, emphasis, rules, small print. A link shows its address,
 * for on paper nobody can follow it. Pictures show their words; scripts, styles and everything unknown show nothing but the text inside.
 */
final class HtmlToFo {

    private static final Set<String> SILENT =
            Set.of("head", "style", "script", "title", "noscript", "template", "form", "iframe", "object");
    private static final Map<String, String> BLOCKS = Map.of(
            "h1", "<fo:block font-size=\"14pt\" font-weight=\"bold\" space-after=\"8pt\" keep-with-next=\"always\">",
            "h2", "<fo:block font-size=\"12pt\" font-weight=\"bold\" space-after=\"6pt\" keep-with-next=\"always\">",
            "h3", "<fo:block font-weight=\"bold\" space-after=\"4pt\" keep-with-next=\"always\">",
            "p", "<fo:block space-after=\"8pt\">",
            "blockquote", "<fo:block start-indent=\"8mm\" space-after=\"8pt\">",
            "pre", "<fo:block space-after=\"8pt\">",
            "footer", "<fo:block font-size=\"8pt\" space-before=\"16pt\" color=\"#444444\">");
    private static final Set<String> PLAIN_BLOCKS = Set.of(
            "div", "section", "main", "header", "article", "address", "dl", "dt", "dd", "figure", "h4", "h5", "h6");
    private static final Map<String, String> INLINE = Map.of(
            "b", "<fo:inline font-weight=\"bold\">",
            "strong", "<fo:inline font-weight=\"bold\">",
            "i", "<fo:inline font-style=\"italic\">",
            "em", "<fo:inline font-style=\"italic\">",
            "u", "<fo:inline text-decoration=\"underline\">",
            "small", "<fo:inline font-size=\"8pt\">");
    private static final int MAX_DEPTH = 60;

    private final FoWriter fo;

    HtmlToFo(FoWriter fo) {
        this.fo = fo;
    }

    void write(List<? extends Node> nodes) {
        blocks(nodes, 0);
    }

    /** Runs of inline content among blocks get a block of their own. */
    private void blocks(List<? extends Node> nodes, int depth) {
        boolean open = false;
        for (Node node : nodes) {
            if (isBlock(node)) {
                if (open) {
                    fo.markup("</fo:block>");
                    open = false;
                }
                block((Element) node, depth + 1);
            } else if (open || !isBlank(node)) {
                if (!open) {
                    fo.markup("<fo:block>");
                    open = true;
                }
                inline(node, depth + 1);
            }
        }
        if (open) {
            fo.markup("</fo:block>");
        }
    }

    private void block(Element element, int depth) {
        String name = element.normalName();
        if (depth > MAX_DEPTH) {
            fo.markup("<fo:block>").text(element.text()).markup("</fo:block>");
        } else if (name.equals("ul") || name.equals("ol")) {
            list(element, depth);
        } else if (name.equals("table")) {
            table(element, depth);
        } else if (name.equals("hr")) {
            fo.markup("<fo:block border-top=\"0.5pt solid #888888\" space-before=\"6pt\" space-after=\"6pt\"/>");
        } else {
            fo.markup(BLOCKS.getOrDefault(name, "<fo:block>"));
            blocks(element.childNodes(), depth);
            fo.markup("</fo:block>");
        }
    }

    private void list(Element list, int depth) {
        List<Element> items = list.children().stream()
                .filter(item -> item.normalName().equals("li"))
                .toList();
        if (items.isEmpty()) {
            return;
        }
        fo.markup("<fo:list-block provisional-distance-between-starts=\"6mm\" space-after=\"8pt\">");
        int number = 0;
        for (Element item : items) {
            number++;
            fo.markup("<fo:list-item><fo:list-item-label end-indent=\"label-end()\"><fo:block>")
                    .text(list.normalName().equals("ol") ? number + "." : "•")
                    .markup("</fo:block></fo:list-item-label>"
                            + "<fo:list-item-body start-indent=\"body-start()\"><fo:block>");
            blocks(item.childNodes(), depth);
            fo.markup("</fo:block></fo:list-item-body></fo:list-item>");
        }
        fo.markup("</fo:list-block>");
    }

    private void table(Element table, int depth) {
        List<Element> rows = table.select("tr").stream()
                .filter(row -> row.closest("table") == table && !row.children().isEmpty())
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        fo.markup("<fo:table table-layout=\"fixed\" width=\"100%\" space-after=\"8pt\"><fo:table-body>");
        for (Element row : rows) {
            fo.markup("<fo:table-row>");
            for (Element cell : row.children()) {
                fo.markup("<fo:table-cell padding=\"1.5pt\"><fo:block"
                        + (cell.normalName().equals("th") ? " font-weight=\"bold\">" : ">"));
                blocks(cell.childNodes(), depth);
                fo.markup("</fo:block></fo:table-cell>");
            }
            fo.markup("</fo:table-row>");
        }
        fo.markup("</fo:table-body></fo:table>");
    }

    private void inline(Node node, int depth) {
        if (node instanceof TextNode words) {
            fo.text(words.text());
        } else if (node instanceof Element element && !SILENT.contains(element.normalName())) {
            String name = element.normalName();
            if (name.equals("br")) {
                fo.markup("<fo:block/>");
            } else if (name.equals("img")) {
                fo.text(element.attr("alt"));
            } else if (depth > MAX_DEPTH) {
                fo.text(element.text());
            } else {
                fo.markup(INLINE.getOrDefault(name, "<fo:inline>"));
                element.childNodes().forEach(child -> inline(child, depth + 1));
                target(element);
                fo.markup("</fo:inline>");
            }
        }
    }

    private void target(Element link) {
        String href = link.attr("href").strip();
        if (link.normalName().equals("a")
                && (href.startsWith("https://") || href.startsWith("http://"))
                && !link.text().strip().equals(href)) {
            fo.text(link.text().isBlank() ? href : " (" + href + ")");
        }
    }

    private static boolean isBlock(Node node) {
        return node instanceof Element element
                && (BLOCKS.containsKey(element.normalName())
                        || PLAIN_BLOCKS.contains(element.normalName())
                        || Set.of("ul", "ol", "table", "hr").contains(element.normalName()));
    }

    private static boolean isBlank(Node node) {
        return !(node instanceof Element) && !(node instanceof TextNode words && !words.isBlank());
    }
}
