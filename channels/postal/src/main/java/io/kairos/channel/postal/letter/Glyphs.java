package io.kairos.channel.postal.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Objects;
import java.util.OptionalInt;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Which characters the fonts of letters have. */
final class Glyphs {

    private static final String FONT = "/io/kairos/channel/postal/fonts/LiberationSans-Regular.ttf";
    private static final int PLANES = 0x20000;
    private static final int NARROW_SPACE = 0x202F;
    private static final int THIN_SPACE = 0x2009;
    private static final int NO_BREAK_SPACE = 0xA0;

    private final BitSet known;

    private Glyphs(BitSet known) {
        this.known = known;
    }

    static Glyphs load() {
        try (InputStream file = Objects.requireNonNull(Glyphs.class.getResourceAsStream(FONT), FONT);
                RandomAccessReadBuffer buffer = new RandomAccessReadBuffer(file);
                TrueTypeFont font = new TTFParser().parse(buffer)) {
            CmapLookup lookup = font.getUnicodeCmapLookup();
            BitSet known = new BitSet();
            for (int code = ' '; code < PLANES; code++) {
                if (lookup.getGlyphId(code) != 0 && Character.getType(code) != Character.FORMAT) {
                    known.set(code);
                }
            }
            return new Glyphs(known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text without characters that cannot be printed, such as emoji; kinds of blank become blanks. */
    String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(code -> {
            int as = plain(code);
            if (known.get(as)) {
                printable.appendCodePoint(as);
            }
        });
        return printable.toString();
    }

    /** The first character that cannot be printed. */
    OptionalInt firstUnknown(String text) {
        return text.codePoints().filter(code -> !known.get(plain(code))).findFirst();
    }

    private static int plain(int code) {
        if (code == NARROW_SPACE || code == THIN_SPACE) {
            return NO_BREAK_SPACE;
        }
        return code == '\t' || code == '\n' || code == '\r' ? ' ' : code;
    }
}
