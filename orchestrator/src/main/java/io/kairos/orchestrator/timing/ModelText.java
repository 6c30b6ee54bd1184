package io.kairos.orchestrator.timing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Model files as text. */
final class ModelText {
    private ModelText() {}

    static String of(Writer model) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            model.writeTo(out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A model that writes itself. */
    interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }
}
