package io.kairos.channel.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/** A running SMTP server on 127.0.0.1 that takes every mail of at most 10 MiB, for any address, into a sink. */
public final class Mailbox implements AutoCloseable {

    private static final int MAX_SESSIONS = 100;
    private static final int IDLE_TIMEOUT_MILLIS = 300_000;

    private final SMTPServer server;
    private final MailTroubles troubles;

    private Mailbox(SMTPServer server, MailTroubles troubles) {
        this.server = server;
        this.troubles = troubles;
    }

    /**
     * Starts listening.
     *
     * @param port 0 for a free one
     * @param clock tells {@link ReceivedMessage#receivedAt()}
     * @throws UncheckedIOException when the port cannot be opened
     */
    public static Mailbox start(int port, MessageSink sink, InstantSource clock) {
        MailReader reader = new MailReader();
        MailTroubles troubles = new MailTroubles();
        SMTPServer server = new SMTPServer.Builder()
                .bindAddress(InetAddress.getLoopbackAddress())
                .port(port)
                .hostName("localhost")
                .softwareName("Kairos mailbox")
                .insertReceivedHeaders(false)
                .maxMessageSize(Transaction.MAX_BYTES)
                .maxConnections(MAX_SESSIONS)
                .connectionTimeoutMs(IDLE_TIMEOUT_MILLIS)
                .executorService(sessions())
                .serverThreadName("mailbox")
                .serverSocketFactory(NoDelayServerSocket::new)
                .messageHandlerFactory(context -> new Transaction((Session) context, reader, sink, clock, troubles))
                .build();
        try {
            server.start();
        } catch (RuntimeException failure) {
            server.getExecutorService().shutdown();
            if (failure.getCause() instanceof IOException cause) {
                throw new UncheckedIOException(
                        "The mailbox cannot listen on 127.0.0.1:" + port + ": " + cause.getMessage()
                                + ". Choose another port, or 0 for a free one.",
                        cause);
            }
            throw failure;
        }
        return new Mailbox(server, troubles);
    }

    /** Which mails it fails on. */
    public MailTroubles troubles() {
        return troubles;
    }

    /** The port it listens on. */
    public int port() {
        return server.getPortAllocated();
    }

    /** Ends all sessions; returns when no thread is in the sink any more. */
    @Override
    public void close() {
        server.stop();
    }

    /** A thread for each session, kept between sessions; there are as many as senders keep connections open. */
    private static ExecutorService sessions() {
        AtomicInteger number = new AtomicInteger();
        return Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "mailbox-session-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Answers leave at once instead of waiting for the acknowledgement of the one before. */
    private static final class NoDelayServerSocket extends ServerSocket {
        NoDelayServerSocket() throws IOException {}

        @Override
        public Socket accept() throws IOException {
            Socket socket = super.accept();
            socket.setTcpNoDelay(true);
            return socket;
        }
    }
}
