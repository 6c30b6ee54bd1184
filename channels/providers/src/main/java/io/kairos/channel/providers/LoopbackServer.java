package io.kairos.channel.providers;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * HTTP/1.1 on 127.0.0.1 over plain sockets, because a server library neither resets a connection nor falls silent on
 * request. Keeps connections open; reads bodies of known length, 16 MiB at most.
 */
final class LoopbackServer implements AutoCloseable {

    private static final int MAX_HEAD = 64 * 1024;
    private static final int MAX_BODY = 16 * 1024 * 1024;
    private static final int DRIP_MILLIS = 50;

    private final ServerSocket listening;
    private final Function<Request, Reply> handler;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();

    private LoopbackServer(ServerSocket listening, Function<Request, Reply> handler) {
        this.listening = listening;
        this.handler = handler;
    }

    /**
     * Starts listening.
     *
     * @param port 0 for a free one
     * @throws UncheckedIOException when the port cannot be opened
     */
    static LoopbackServer start(String name, int port, Function<Request, Reply> handler) {
        try {
            LoopbackServer server =
                    new LoopbackServer(new ServerSocket(port, 200, InetAddress.getLoopbackAddress()), handler);
            daemon(name, server::listen);
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The server " + name + " cannot listen on 127.0.0.1:" + port + ": " + failure.getMessage()
                            + ". Choose another port, or 0 for a free one.",
                    failure);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /** How many connections it has accepted so far. */
    int connections() {
        return connections.get();
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (closing.getCount() > 0) {
            try {
                Socket socket = listening.accept();
                int number = connections.incrementAndGet();
                open.add(socket);
                daemon("loopback-" + port() + "-" + number, () -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (Optional<Request> request = read(in); request.isPresent(); request = read(in)) {
                if (!reply(socket, handler.apply(request.get()))) {
                    return;
                }
            }
        } catch (IOException | IllegalArgumentException gone) {
            // The client broke off or speaks something else: its own affair.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    /** False when the connection is over. */
    private boolean reply(Socket socket, Reply reply) throws IOException, InterruptedException {
        if (reply instanceof Reply.Answer answer) {
            write(socket.getOutputStream(), answer);
            return true;
        }
        Fault fault = ((Reply.Failing) reply).fault();
        switch (fault.way()) {
            case ANSWER -> {
                write(socket.getOutputStream(), new Reply.Answer(fault.status(), fault.headers(), ""));
                return true;
            }
            case HANG -> closing.await();
            case RESET -> socket.setSoLinger(true, 0);
            case CLOSE -> socket.shutdownOutput();
            case DRIP, FLOOD -> pour(socket.getOutputStream(), fault.way() == Fault.Way.DRIP);
        }
        return false;
    }

    private void pour(OutputStream out, boolean slowly) throws IOException, InterruptedException {
        out.write("HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        byte[] piece = new byte[slowly ? 1 : 8_192];
        while (!closing.await(slowly ? DRIP_MILLIS : 0, TimeUnit.MILLISECONDS)) {
            out.write(piece);
            out.flush();
        }
    }

    private static void write(OutputStream out, Reply.Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(answer.status()).append(" -\r\n");
        answer.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (answer.status() != 204) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(answer.status() == 204 ? new byte[0] : body);
        out.write(all.toByteArray());
        out.flush();
    }

    private static Optional<Request> read(InputStream in) throws IOException {
        String head = head(in);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        String[] lines = head.split("\r\n", -1);
        String[] start = lines[0].split(" ", -1);
        if (start.length != 3) {
            throw new IOException("not an HTTP request");
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.merge(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip(),
                        (first, second) -> first + ", " + second);
            }
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        if (length > MAX_BODY || headers.containsKey("transfer-encoding")) {
            throw new IOException("body too long or of unknown length");
        }
        return Optional.of(new Request(start[0], URI.create(start[1]), headers, in.readNBytes(length)));
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4) {
            int next = in.read();
            if (next < 0 || head.size() > MAX_HEAD) {
                return "";
            }
            head.write(next);
            matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1).strip();
    }

    /** Ends every connection; those that hang end without an answer. */
    @Override
    public void close() {
        closing.countDown();
        Sockets.close(listening, open);
    }
}
