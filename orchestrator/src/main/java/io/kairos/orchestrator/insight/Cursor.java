package io.kairos.orchestrator.insight;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Where the next page begins: the sort key of the last row shown, opaque to whoever carries it back. */
final class Cursor {

    private static final String SEPARATOR = "\n";

    private Cursor() {}

    static String of(Object... key) {
        StringBuilder text = new StringBuilder();
        for (Object part : key) {
            text.append(text.isEmpty() ? "" : SEPARATOR).append(part);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The parts of a key.
     *
     * @throws IllegalArgumentException when the text is no cursor of {@code size} parts
     */
    static List<String> read(String cursor, int size) {
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        List<String> key = List.of(text.split(SEPARATOR, -1));
        if (key.size() != size) {
            throw new IllegalArgumentException("a cursor of " + size + " parts has " + key.size());
        }
        return key;
    }
}
