package io.kairos.channel.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Text as quoted-printable UTF-8 (RFC 2045, section 6.7) with CRLF line ends: ASCII lines of at most 76 characters that no
 * server on the way has a reason to change. The encoder of Angus Mail writes byte by byte through four streams and was
 * most of the work on a mail.
 */
final class QuotedPrintable {

    private static final int MAX_LINE = 76;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final byte[] text;
    private final byte[] out;
    private int length;
    private int column;

    private QuotedPrintable(byte[] text) {
        this.text = text;
        // Three characters for each byte, and three for the soft break of each line of 25 such bytes.
        this.out = new byte[text.length * 3 + text.length / 8 + 3];
    }

    /** Appends the encoded text to {@code out}. */
    static void write(String text, ByteArrayOutputStream out) {
        QuotedPrintable encoder = new QuotedPrintable(text.getBytes(StandardCharsets.UTF_8));
        encoder.run();
        out.write(encoder.out, 0, encoder.length);
    }

    private void run() {
        for (int i = 0; i < text.length; i++) {
            byte b = text[i];
            if (b == '\r' || b == '\n') {
                lineBreak();
                if (b == '\r' && i + 1 < text.length && text[i + 1] == '\n') {
                    i++;
                }
            } else if (b == ' ' || b == '\t' ? !endsLine(i + 1) : b > ' ' && b < 127 && b != '=') {
                reserve(1);
                put(b);
            } else {
                reserve(3);
                put('=');
                put(HEX[(b >> 4) & 15]);
                put(HEX[b & 15]);
            }
        }
    }

    private boolean endsLine(int next) {
        return next == text.length || text[next] == '\r' || text[next] == '\n';
    }

    /** Breaks the line softly unless {@code width} more characters and a soft break's sign fit on it. */
    private void reserve(int width) {
        if (column + width > MAX_LINE - 1) {
            put('=');
            lineBreak();
        }
        column += width;
    }

    private void lineBreak() {
        put('\r');
        put('\n');
        column = 0;
    }

    private void put(int character) {
        out[length++] = (byte) character;
    }
}
