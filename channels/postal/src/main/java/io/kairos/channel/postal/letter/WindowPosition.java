package io.kairos.channel.postal.letter;

import java.util.Set;

/**
 * Where the address must stand to show in the window of an envelope; millimetres from the upper left corner of an A4 page.
 *
 * @see <a href="https://www.din.de">DIN 5008:2020 form B</a> and AFNOR NF Z 10-011
 */
public enum WindowPosition {
    /** Left, as in Germany and most of Europe: zone of the address in the field of form B. */
    DIN_5008_B(25, 62.7, 75, 27.3),
    /** Right, as in France: envelope DL (110 × 220) with a window of 45 × 100 at the lower right. */
    LA_POSTE(110, 52, 85, 30);

    private static final Set<String> RIGHT = Set.of("FR", "MC", "IT", "ES", "PT");

    private final double left;
    private final double top;
    private final double width;
    private final double height;

    WindowPosition(double left, double top, double width, double height) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
    }

    /** The usual window of envelopes in the country they are posted in. */
    public static WindowPosition usualIn(String country) {
        return RIGHT.contains(country) ? LA_POSTE : DIN_5008_B;
    }

    public double left() {
        return left;
    }

    public double top() {
        return top;
    }

    public double width() {
        return width;
    }

    public double height() {
        return height;
    }
}
