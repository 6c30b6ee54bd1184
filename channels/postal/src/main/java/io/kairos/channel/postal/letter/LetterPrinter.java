package io.kairos.channel.postal.letter;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.time.InstantSource;
import java.util.Date;
import java.util.Locale;
import java.util.OptionalInt;
import javax.xml.XMLConstants;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.stream.StreamSource;
import org.apache.fop.apps.FOPException;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.Fop;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.MimeConstants;

/** Prints letters as PDF/A-2b (ISO 19005-2): fonts embedded, sRGB as output intent, XMP metadata. Thread-safe. */
public final class LetterPrinter {

    /** More characters than this do not fit a page, so a longer letter need not be laid out to be refused. */
    private static final int MOST_CHARS_PER_PAGE = 8_000;

    private final LetterPage page;
    private final int maxPages;
    private final Glyphs glyphs;
    private final FopFactory fop;
    private final InstantSource clock;

    /**
     * Loads the fonts.
     *
     * @param maxPages most pages of a letter, at least 1
     */
    public LetterPrinter(Sender sender, WindowPosition window, int maxPages, InstantSource clock) {
        if (maxPages < 1) {
            throw new IllegalArgumentException("page limit must be at least 1: " + maxPages);
        }
        this.glyphs = Glyphs.load();
        this.page = new LetterPage(sender, window, glyphs);
        this.maxPages = maxPages;
        this.clock = clock;
        this.fop = FopSetup.factory();
    }

    /** @throws UnprintableLetter when it is too long, or the address has characters that no font has */
    public PrintedLetter print(LetterText letter) throws UnprintableLetter {
        for (String line : letter.address()) {
            OptionalInt unknown = glyphs.firstUnknown(line);
            if (unknown.isPresent()) {
                throw new UnprintableLetter(
                        "unprintable-character",
                        String.format(
                                Locale.ROOT,
                                "the address has the character U+%04X, which cannot be printed: write it in Latin, Greek or"
                                        + " Cyrillic letters",
                                unknown.getAsInt()));
            }
        }
        if (letter.html().length() > (long) maxPages * MOST_CHARS_PER_PAGE) {
            throw tooLong("it has " + letter.html().length() + " characters");
        }
        PrintedLetter printed = layOut(page.fo(letter));
        if (printed.pages() > maxPages) {
            throw tooLong("it has " + printed.pages() + " pages");
        }
        return printed;
    }

    private PrintedLetter layOut(String fo) throws UnprintableLetter {
        try {
            ByteArrayOutputStream pdf = new ByteArrayOutputStream(64 * 1024);
            FOUserAgent agent = fop.newFOUserAgent();
            agent.getRendererOptions().put("pdf-a-mode", "PDF/A-2b");
            agent.setProducer("Kairos");
            agent.setCreationDate(Date.from(clock.instant()));
            agent.getEventBroadcaster().addEventListener(event -> {});
            Fop layout = configured(agent, pdf);
            TransformerFactory identity = TransformerFactory.newDefaultInstance();
            identity.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            identity.newTransformer()
                    .transform(new StreamSource(new StringReader(fo)), new SAXResult(layout.getDefaultHandler()));
            return new PrintedLetter(pdf.toByteArray(), layout.getResults().getPageCount());
        } catch (FOPException | TransformerException e) {
            throw new UnprintableLetter("layout", "the letter could not be laid out", e);
        }
    }

    /** Each letter reads the configuration, a DOM tree, which two threads may not do at once. */
    private Fop configured(FOUserAgent agent, OutputStream pdf) throws FOPException {
        synchronized (fop) {
            return fop.newFop(MimeConstants.MIME_PDF, agent, pdf);
        }
    }

    private UnprintableLetter tooLong(String found) {
        return new UnprintableLetter(
                "too-many-pages", "the letter is longer than " + maxPages + " pages: " + found + "; shorten it");
    }
}
