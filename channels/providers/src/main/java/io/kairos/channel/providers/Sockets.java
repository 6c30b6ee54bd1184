package io.kairos.channel.providers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;

/** What the servers on plain sockets share. */
final class Sockets {

    private Sockets() {}

    /** Takes no more connections and ends those there are. */
    static void close(ServerSocket listening, Set<Socket> open) {
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
