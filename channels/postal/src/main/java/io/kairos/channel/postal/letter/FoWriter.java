package io.kairos.channel.postal.letter;

/** Writes XSL formatting objects; text is escaped and holds printable characters only. */
final class FoWriter {

    private final StringBuilder fo = new StringBuilder(8 * 1024);
    private final Glyphs glyphs;

    FoWriter(Glyphs glyphs) {
        this.glyphs = glyphs;
    }

    /** Formatting objects as they are; never anything that came from outside. */
    FoWriter markup(String markup) {
        fo.append(markup);
        return this;
    }

    FoWriter text(String text) {
        String printable = glyphs.printable(text);
        for (int i = 0; i < printable.length(); i++) {
            char c = printable.charAt(i);
            switch (c) {
                case '&' -> fo.append("&amp;");
                case '<' -> fo.append("&lt;");
                case '>' -> fo.append("&gt;");
                default -> fo.append(c);
            }
        }
        return this;
    }

    String result() {
        return fo.toString();
    }
}
