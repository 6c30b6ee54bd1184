package io.kairos.channel.email;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * A socket whose small writes leave together when the writing thread asks for it: Angus Mail flushes each SMTP command, and a
 * packet for each costs more than all the work on a mail.
 */
final class GatheringSocket extends Socket {
    private static final ThreadLocal<Boolean> HOLDING = ThreadLocal.withInitial(() -> false);

    private @Nullable OutputStream out;

    /** What this thread writes from now on waits for its first write after {@link #letGo}. */
    static void hold() {
        HOLDING.set(true);
    }

    /** The next write of this thread leaves at once, and what was held back leaves with it. */
    static void letGo() {
        HOLDING.remove();
    }

    @Override
    public synchronized OutputStream getOutputStream() throws IOException {
        if (out == null) {
            out = new Gathering(super.getOutputStream());
        }
        return out;
    }

    /** Used by one thread at a time, as its connection is. */
    private static final class Gathering extends FilterOutputStream {
        private static final int MOST = 4_096;

        private final byte[] held = new byte[MOST];
        private int length;

        private Gathering(OutputStream socket) {
            super(socket);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            boolean fits = length + count <= MOST;
            if (fits && (length > 0 || HOLDING.get())) {
                System.arraycopy(bytes, offset, held, length, count);
                length += count;
                if (!HOLDING.get()) {
                    leave();
                }
                return;
            }
            leave();
            out.write(bytes, offset, count);
        }

        private void leave() throws IOException {
            if (length > 0) {
                int all = length;
                length = 0;
                out.write(held, 0, all);
            }
        }
    }
}
