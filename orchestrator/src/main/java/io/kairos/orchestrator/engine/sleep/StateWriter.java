package io.kairos.orchestrator.engine.sleep;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes numbers and texts in few bytes. A text met before is written as its number; a UUID takes 16 bytes, also behind a
 * colon ({@code element:uuid}).
 */
final class StateWriter {
    static final int NONE = 0;
    static final int TEXT = 1;
    static final int ID = 2;
    static final int TEXT_AND_ID = 3;
    static final int KNOWN = 4;
    private static final int ID_LENGTH = 36;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(320);
    private final Map<String, Integer> known = new HashMap<>();

    /** Texts the reader knows beforehand; they must never change for a version of the format. */
    void knows(String text) {
        known.put(text, known.size());
    }

    void count(int value) {
        number(value);
    }

    void number(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    /** A number that may be negative. */
    void signed(long value) {
        number(value << 1 ^ value >> 63);
    }

    void flags(boolean... values) {
        int flags = 0;
        for (int i = 0; i < values.length; i++) {
            flags |= values[i] ? 1 << i : 0;
        }
        bytes.write(flags);
    }

    void text(@Nullable String text) {
        if (text == null) {
            number(NONE);
            return;
        }
        var number = known.get(text);
        if (number != null) {
            number(KNOWN + number);
            return;
        }
        int colon = text.length() - ID_LENGTH - 1;
        if (isId(text, 0)) {
            number(ID);
            id(text);
        } else if (colon > 0 && text.charAt(colon) == ':' && isId(text, colon + 1)) {
            number(TEXT_AND_ID);
            text(text.substring(0, colon));
            text(text.substring(colon + 1));
        } else {
            number(TEXT);
            var utf8 = text.getBytes(StandardCharsets.UTF_8);
            number(utf8.length);
            bytes.writeBytes(utf8);
        }
        known.put(text, known.size());
    }

    byte[] written() {
        return bytes.toByteArray();
    }

    private static boolean isId(String text, int from) {
        if (text.length() != from + ID_LENGTH) {
            return false;
        }
        for (int i = 0; i < ID_LENGTH; i++) {
            char at = text.charAt(from + i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            boolean hex = at >= '0' && at <= '9' || at >= 'a' && at <= 'f';
            if (dash ? at != '-' : !hex) {
                return false;
            }
        }
        return true;
    }

    private void id(String text) {
        var id = UUID.fromString(text);
        fixed(id.getMostSignificantBits());
        fixed(id.getLeastSignificantBits());
    }

    private void fixed(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes.write((int) (value >>> shift));
        }
    }
}
