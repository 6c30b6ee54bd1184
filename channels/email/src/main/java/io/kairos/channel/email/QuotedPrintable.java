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
    private final ByteArrayOutputStream out;
    private int column;

    private QuotedPrintable(byte[] text, ByteArrayOutputStream out) {
        this.text = text;
        this.out = out;
    }

    /** Appends the encoded text to {@code out}. */
    static void write(String text, ByteArrayOutputStream out) {
        new QuotedPrintable(text.getBytes(StandardCharsets.UTF_8), out).run();
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
                out.write(b);
            } else {
                reserve(3);
                out.write('=');
                out.write(HEX[(b >> 4) & 15]);
                out.write(HEX[b & 15]);
            }
        }
    }

    private boolean endsLine(int next) {
        return next == text.length || text[next] == '\r' || text[next] == '\n';
    }

    /** Breaks the line softly unless {@code width} more characters and a soft break's sign fit on it. */
    private void reserve(int width) {
        if (column + width > MAX_LINE - 1) {
            out.write('=');
            lineBreak();
        }
        column += width;
    }

    private void lineBreak() {
        out.write('\r');
        out.write('\n');
        column = 0;
    }
}
