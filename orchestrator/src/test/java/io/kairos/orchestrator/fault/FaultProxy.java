package io.kairos.orchestrator.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy that shows every piece of bytes to a {@link Tap} before it passes it on. The tap may hold it, pass on a part,
 * change it, or cut the connection: so the program can be stopped at a named point of its conversations without a line of its
 * own being changed.
 */
final class FaultProxy implements AutoCloseable {
    /** Looks at every piece; runs in the thread that carries it, so that waiting here holds it back. */
    @FunctionalInterface
    interface Tap {
        /** The bytes to pass on instead. */
        byte[] see(Piece piece) throws Cut, InterruptedException;
    }

    /** Ends the connection, both ways, without passing the piece on. */
    static final class Cut extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** A piece on its way. */
    static final class Piece {
        private final int connection;
        private final boolean fromClient;
        private final byte[] bytes;
        private final OutputStream target;

        Piece(int connection, boolean fromClient, byte[] bytes, OutputStream target) {
            this.connection = connection;
            this.fromClient = fromClient;
            this.bytes = bytes;
            this.target = target;
        }

        int connection() {
            return connection;
        }

        boolean fromClient() {
            return fromClient;
        }

        byte[] bytes() {
            return bytes;
        }

        /** One character for each byte. */
        String text() {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }

        /** Passes the first half on now. */
        void passHalf() {
            try {
                target.write(bytes, 0, bytes.length / 2);
                target.flush();
            } catch (IOException gone) {
                // nobody is left to hear it
            }
        }
    }

    private static final Tap NOTHING = Piece::bytes;

    private final int target;
    private final ServerSocket listening;
    private final AtomicInteger connections = new AtomicInteger();
    private final Map<Integer, Set<Socket>> open = new ConcurrentHashMap<>();
    private volatile Tap tap = NOTHING;

    private FaultProxy(int target, ServerSocket listening) {
        this.target = target;
        this.listening = listening;
    }

    /** A proxy to that port of this machine. */
    static FaultProxy to(int port) {
        try {
            FaultProxy proxy = new FaultProxy(port, new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
            proxy.daemon(proxy::listen);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    void tap(Tap by) {
        tap = by;
    }

    Tap tap() {
        return tap;
    }

    void untap() {
        tap = NOTHING;
    }

    /** Ends every connection there is; new ones may be made. */
    void cutAll() {
        open.values().forEach(pair -> pair.forEach(FaultProxy::close));
    }

    private void daemon(Runnable work) {
        Thread thread = new Thread(work, "fault-proxy-" + target);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                int number = connections.incrementAndGet();
                daemon(() -> connect(number, client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(int number, Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            open.put(number, Set.of(client, server));
            daemon(() -> carry(number, true, client, server));
            carry(number, false, server, client);
        } catch (IOException refused) {
            close(client);
        }
    }

    private void carry(int number, boolean fromClient, Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                Piece piece = new Piece(number, fromClient, Arrays.copyOf(buffer, read), out);
                out.write(tap.see(piece));
                out.flush();
            }
        } catch (IOException | Cut over) {
            // one side went away, or the tap said so
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(number);
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // closed already
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cutAll();
    }
}
