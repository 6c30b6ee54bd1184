package io.kairos.channel.postal.letter;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;

/** A whole letter as formatting objects: letterhead, address in the window, date, subject, text, numbers on further pages. */
final class LetterPage {

    /** Pages after the first begin here; the text of the first begins below the window. */
    private static final String PAGES = """
            <?xml version="1.0" encoding="UTF-8"?>
            <fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="Letter" font-size="10.5pt" line-height="1.35"
             language="%s" xml:lang="%s">
            <fo:layout-master-set>
            <fo:simple-page-master master-name="first" page-width="210mm" page-height="297mm" margin="0mm 20mm 0mm 25mm">
            <fo:region-body margin-top="103mm" margin-bottom="25mm"/>
            <fo:region-before extent="20mm"/><fo:region-after region-name="nothing" extent="15mm"/>
            </fo:simple-page-master>
            <fo:simple-page-master master-name="rest" page-width="210mm" page-height="297mm" margin="0mm 20mm 0mm 25mm">
            <fo:region-body margin-top="25mm" margin-bottom="25mm"/>
            <fo:region-before region-name="nothing-above" extent="15mm"/>
            <fo:region-after region-name="number" extent="15mm"/>
            </fo:simple-page-master>
            <fo:page-sequence-master master-name="letter">
            <fo:single-page-master-reference master-reference="first"/>
            <fo:repeatable-page-master-reference master-reference="rest"/>
            </fo:page-sequence-master>
            </fo:layout-master-set>
            <fo:page-sequence master-reference="letter">
            <fo:static-content flow-name="number"><fo:block font-size="8pt" text-align="end"><fo:page-number/> / \
            <fo:page-number-citation-last ref-id="end"/></fo:block></fo:static-content>
            <fo:flow flow-name="xsl-region-body" hyphenate="false">
            """;

    private final Sender sender;
    private final WindowPosition window;
    private final Glyphs glyphs;

    LetterPage(Sender sender, WindowPosition window, Glyphs glyphs) {
        this.sender = sender;
        this.window = window;
        this.glyphs = glyphs;
    }

    String fo(LetterText letter) {
        Document document = Jsoup.parse(letter.html());
        Locale locale = locale(document);
        FoWriter fo = new FoWriter(glyphs);
        fo.markup(PAGES.formatted(locale.getLanguage(), locale.getLanguage()));
        letterhead(fo);
        address(fo, letter);
        date(fo, letter, locale);
        if (!letter.subject().isBlank()) {
            fo.markup("<fo:block font-weight=\"bold\" space-after=\"12pt\">")
                    .text(letter.subject())
                    .markup("</fo:block>");
        }
        Elements smallPrint = document.body().select("footer").remove();
        new HtmlToFo(fo).write(document.body().childNodes());
        if (!sender.signature().isBlank()) {
            fo.markup("<fo:block space-before=\"10pt\" keep-with-previous=\"always\">")
                    .text(sender.signature())
                    .markup("</fo:block>");
        }
        new HtmlToFo(fo).write(smallPrint);
        return fo.markup("<fo:block id=\"end\"/></fo:flow></fo:page-sequence></fo:root>")
                .result();
    }

    private void letterhead(FoWriter fo) {
        fixed(fo, 25, 15, 165, 25);
        fo.markup("<fo:block font-weight=\"bold\" font-size=\"13pt\">")
                .text(sender.name())
                .markup("</fo:block><fo:block font-size=\"8.5pt\" color=\"#333333\">")
                .text(String.join(" · ", sender.lines()))
                .markup("</fo:block></fo:block-container>");
    }

    private void address(FoWriter fo, LetterText letter) {
        fixed(fo, window.left(), window.top() - 6, window.width(), 5);
        fo.markup("<fo:block font-size=\"6pt\" color=\"#333333\" wrap-option=\"no-wrap\" overflow=\"hidden\">")
                .text(sender.oneLine())
                .markup("</fo:block></fo:block-container>");
        fixed(fo, window.left(), window.top(), window.width(), window.height());
        String size = letter.address().size() > 5 ? "8.5pt" : "10pt";
        for (String line : letter.address()) {
            fo.markup("<fo:block line-height=\"1.2\" wrap-option=\"no-wrap\" font-size=\"" + size + "\">")
                    .text(line)
                    .markup("</fo:block>");
        }
        fo.markup("</fo:block-container>");
    }

    private void date(FoWriter fo, LetterText letter, Locale locale) {
        fo.markup("<fo:block text-align=\"end\" space-after=\"14pt\">")
                .text(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(letter.date()))
                .markup("</fo:block>");
    }

    private static void fixed(FoWriter fo, double left, double top, double width, double height) {
        fo.markup(String.format(
                Locale.ROOT,
                "<fo:block-container absolute-position=\"fixed\" left=\"%.1fmm\" top=\"%.1fmm\" width=\"%.1fmm\""
                        + " height=\"%.1fmm\" overflow=\"hidden\">",
                left,
                top,
                width,
                height));
    }

    /** Only a language the markup above can name. */
    private static Locale locale(Document document) {
        Locale written =
                Locale.forLanguageTag(document.select("html").attr("lang").strip());
        return written.getLanguage().matches("[a-z]{2}") ? written : Locale.ENGLISH;
    }
}
