package io.kairos.orchestrator.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes every mail and keeps none: the lightest relay, so that the sender is what is measured. Takes commands ahead of its
 * answers (RFC 2920), which leave when nothing more is there to be read.
 */
final class SmtpSink implements AutoCloseable {

    private static final byte[] END = {'\r', '\n', '.', '\r', '\n'};

    final AtomicLong mails = new AtomicLong();
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    SmtpSink() throws IOException {
        server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream(), 65_536);
                OutputStream out = new BufferedOutputStream(socket.getOutputStream())) {
            say(out, "220 sink");
            byte[] line = new byte[4_096];
            while (true) {
                if (in.available() == 0) {
                    out.flush();
                }
                int length = readLine(in, line);
                if (length < 0) {
                    return;
                }
                char verb = Character.toUpperCase((char) line[0]);
                if (verb == 'D') {
                    say(out, "354 go on");
                    out.flush();
                    readMail(in);
                    mails.incrementAndGet();
                    say(out, "250 taken");
                } else if (verb == 'Q') {
                    say(out, "221 bye");
                    return;
                } else if (verb == 'E') {
                    say(out, "250-sink\r\n250 PIPELINING");
                } else {
                    say(out, "250 fine");
                }
            }
        } catch (IOException gone) {
            // The sender went away.
        } finally {
            open.remove(socket);
        }
    }

    private static int readLine(InputStream in, byte[] line) throws IOException {
        int length = 0;
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return -1;
            }
            line[Math.min(length++, line.length - 1)] = (byte) c;
        }
        return length;
    }

    private static void readMail(InputStream in) throws IOException {
        int matched = 2;
        while (matched < END.length) {
            int c = in.read();
            if (c < 0) {
                throw new IOException("the sender went away within a mail");
            }
            matched = c == END[matched] ? matched + 1 : c == '\r' ? 1 : 0;
        }
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
