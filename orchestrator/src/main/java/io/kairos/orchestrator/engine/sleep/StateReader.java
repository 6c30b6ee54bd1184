package io.kairos.orchestrator.engine.sleep;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StateWriter} wrote. */
final class StateReader {
    private final ByteBuffer bytes;
    private final List<String> known = new ArrayList<>();

    StateReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    void knows(String text) {
        known.add(text);
    }

    int count() {
        return Math.toIntExact(number());
    }

    long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            long next = bytes.get();
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    long signed() {
        long value = number();
        return value >>> 1 ^ -(value & 1);
    }

    int flags() {
        return bytes.get();
    }

    @Nullable
    String text() {
        int kind = count();
        if (kind == StateWriter.NONE) {
            return null;
        }
        if (kind >= StateWriter.KNOWN) {
            return known.get(kind - StateWriter.KNOWN);
        }
        var text = switch (kind) {
            case StateWriter.ID -> new UUID(bytes.getLong(), bytes.getLong()).toString();
            case StateWriter.TEXT_AND_ID -> text() + ":" + text();
            default -> utf8();
        };
        known.add(text);
        return text;
    }

    boolean atEnd() {
        return !bytes.hasRemaining();
    }

    private String utf8() {
        var utf8 = new byte[count()];
        bytes.get(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
