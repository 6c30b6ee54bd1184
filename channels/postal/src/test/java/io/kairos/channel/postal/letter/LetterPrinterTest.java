package io.kairos.channel.postal.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.core.ValidationException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

class LetterPrinterTest {

    private static final int THREADS = 8;

    private static final String RICH = """
            <!doctype html><html lang="fr"><head><title>t</title><style>p { color: red }</style></head><body>
            <p>Bonjour <b>Ada</b>, <i>votre canapé</i> à 890,00\u202F€ &amp; plus <em><b>encore</b></em> 😀.</p>
            <h2>Pourquoi</h2><ul><li>doux</li><li>vert <br>et grand</li></ul><ol><li><p>un</p></li></ol>
            <table><tr><th>Prix</th><td>890</td></tr></table><hr>
            <p><a class="button" href="https://shop.example/s?a=1">Le revoir</a></p>
            <img src="file:///etc/passwd" alt="Un canapé"><script>alert(1)</script>
            <footer>Petits caractères</footer></body></html>""";

    private static PrintedLetter rich;

    @BeforeAll
    static void print() throws UnprintableLetter {
        rich = Letters.print(RICH);
    }

    @Test
    void is_pdf_a_2b_in_the_judgement_of_verapdf()
            throws ModelParsingException, EncryptedPdfException, ValidationException, IOException {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser = Foundries.defaultInstance()
                        .createParser(new ByteArrayInputStream(rich.pdf()), PDFAFlavour.PDFA_2_B);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
            ValidationResult result = validator.validate(parser);

            assertThat(result.getTestAssertions())
                    .extracting(TestAssertion::getMessage)
                    .isEmpty();
            assertThat(result.isCompliant()).isTrue();
        }
    }

    @Test
    void prints_what_the_html_says_and_nothing_that_runs_or_loads() throws IOException {
        assertThat(text(rich))
                .contains("Maison Kairos", "12 rue du Port", "23 novembre 2026", "Your sofa")
                .contains("Bonjour Ada, votre canapé à 890,00", "€ & plus encore .")
                .contains("• doux", "1. un", "Prix 890", "Un canapé", "Petits caractères", "L'équipe Kairos")
                .contains("Le revoir (https://shop.example/s?a=1)")
                .doesNotContain("alert", "color: red", "root:");
        assertThat(rich.pages()).isOne();
    }

    @Test
    void printers_just_made_serve_many_threads_at_once() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int printers = 0; printers < 10; printers++) {
                LetterPrinter fresh = new LetterPrinter(Letters.SENDER, WindowPosition.DIN_5008_B, 4, Letters.CLOCK);
                CountDownLatch together = new CountDownLatch(THREADS);
                Callable<PrintedLetter> letter = () -> {
                    together.countDown();
                    together.await();
                    return fresh.print(Letters.letter("<p>Bonjour</p>"));
                };
                for (Future<PrintedLetter> printed : threads.invokeAll(Collections.nCopies(THREADS, letter))) {
                    assertThat(printed.get().pages()).isOne();
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_address_and_nothing_else_stands_in_the_window(WindowPosition window)
            throws UnprintableLetter, IOException {
        PrintedLetter printed = new LetterPrinter(Letters.SENDER, window, 1, Letters.CLOCK).print(Letters.letter(RICH));

        assertThat(textIn(printed, window.left() - 1, window.top(), window.width() + 1, window.height()))
                .isEqualToIgnoringNewLines("Ada Łukasiewicz\nStraße der Künste 5\n10115 BERLIN");
        assertThat(textIn(printed, window.left() - 2, window.top() - 7, window.width() + 2, 6.5))
                .contains("Maison Kairos · 12 rue du Port");
    }

    @Test
    void goes_over_pages_with_numbers_up_to_the_limit() throws UnprintableLetter, IOException {
        PrintedLetter three = Letters.print("<p>" + "Words and words. ".repeat(450) + "</p>");

        assertThat(three.pages()).isEqualTo(3);
        assertThat(text(three)).contains("2 / 3", "3 / 3").doesNotContain("1 / 3");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_600, 100_000})
    void refuses_a_letter_beyond_the_limit_of_pages(int sentences) {
        assertThatThrownBy(() -> Letters.print("<p>" + "Words and words. ".repeat(sentences) + "</p>"))
                .isInstanceOfSatisfying(
                        UnprintableLetter.class, e -> assertThat(e.code()).isEqualTo("too-many-pages"))
                .hasMessageContaining("longer than 4 pages");
    }

    @Test
    void refuses_an_address_that_no_font_can_print_without_repeating_it() {
        LetterText letter = new LetterText(List.of("王小明", "Main Street 1"), "s", "<p>x</p>", LocalDate.of(2026, 1, 1));

        assertThatThrownBy(() -> Letters.PRINTER.print(letter))
                .isInstanceOfSatisfying(
                        UnprintableLetter.class, e -> assertThat(e.code()).isEqualTo("unprintable-character"))
                .hasMessageContaining("U+738B")
                .hasMessageNotContaining("Main Street");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no markup",
                "<ul></ul><table></table>",
                "<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr><tr><td>1</td><td>2</td></tr></table>",
                "a\uD83D",
                "\u0007\u001B[31m",
                "]]><fo:external-graphic src='file:///etc/passwd'/>",
                "<p><div><span><p>x</p></span></div></p>",
                "<html lang='\"><fo:evil'><p>x</p>"
            })
    void prints_any_text(String html) throws UnprintableLetter {
        assertThat(Letters.print(html).pages()).isOne();
    }

    @Test
    void survives_markup_nested_without_end() throws UnprintableLetter {
        assertThat(Letters.print("<div><b>".repeat(3_000) + "deep").pages()).isOne();
    }

    @Test
    void draws_the_pages() throws IOException {
        List<byte[]> pictures = PagePictures.png(rich.pdf(), 50);

        assertThat(pictures).hasSize(1);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(pictures.get(0)));
        assertThat(picture.getWidth()).isBetween(410, 416);
        assertThat(picture.getHeight()).isBetween(582, 588);
        assertThat(picture.getRGB(2, 2) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    @Test
    void the_same_letter_has_the_same_metadata() {
        assertThat(new String(rich.pdf(), StandardCharsets.ISO_8859_1)).contains("2026-11-22T", "pdfaid:part");
    }

    private static String text(PrintedLetter letter) throws IOException {
        try (PDDocument document = Loader.loadPDF(letter.pdf())) {
            return new PDFTextStripper().getText(document).replace('\u00A0', ' ');
        }
    }

    /** The text whose letters lie in a rectangle of the first page, given in millimetres. */
    private static String textIn(PrintedLetter letter, double left, double top, double width, double height)
            throws IOException {
        double mm = 72 / 25.4;
        try (PDDocument document = Loader.loadPDF(letter.pdf())) {
            PDFTextStripperByArea stripper = new PDFTextStripperByArea();
            stripper.addRegion("w", new Rectangle2D.Double(left * mm, top * mm, width * mm, height * mm));
            stripper.extractRegions(document.getPage(0));
            return stripper.getTextForRegion("w").strip();
        }
    }
}
