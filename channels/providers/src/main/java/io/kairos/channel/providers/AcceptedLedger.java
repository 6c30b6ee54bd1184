package io.kairos.channel.providers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file with one line for each accepted message, on disk before the sender is told: what a fault test counts. */
final class AcceptedLedger implements AutoCloseable {

    private final FileChannel file;

    private AcceptedLedger(FileChannel file) {
        this.file = file;
    }

    /** Opens the file, or makes it; earlier lines stay. */
    static AcceptedLedger open(Path path) {
        try {
            return new AcceptedLedger(FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
        } catch (IOException failure) {
            throw new UncheckedIOException("The ledger " + path + " cannot be opened", failure);
        }
    }

    /** Appends one line of ids, blanks between them, and returns once it is on disk. */
    synchronized void append(String... ids) {
        try {
            ByteBuffer line = ByteBuffer.wrap((String.join(" ", ids) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                file.write(line);
            }
            file.force(false);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
