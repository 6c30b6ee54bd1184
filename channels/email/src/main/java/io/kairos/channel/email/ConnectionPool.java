package io.kairos.channel.email;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Keeps connections open between mails and bounds how many there are. Thread-safe. */
final class ConnectionPool implements AutoCloseable {

    /** Shorter than what relays usually grant an idle client, so that a kept connection is rarely a dead one. */
    private static final long MAX_IDLE_NANOS = Duration.ofSeconds(30).toNanos();

    private final Semaphore places;
    private final Deque<SmtpConnection> idle = new ArrayDeque<>();
    private boolean closed;

    ConnectionPool(int size) {
        this.places = new Semaphore(size);
    }

    /** Waits for a place among the open connections; the caller leaves it again with {@link #leave}. */
    boolean enter(Duration patience) throws InterruptedException {
        return places.tryAcquire() || places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    void leave() {
        places.release();
    }

    /** The connection used last, if one is kept that has not idled too long. */
    Optional<SmtpConnection> take() {
        closeExpired();
        synchronized (idle) {
            return Optional.ofNullable(idle.pollLast());
        }
    }

    /** Keeps the connection for the next mail, or closes it when it cannot carry one. */
    void giveBack(SmtpConnection connection) {
        connection.idleSince(System.nanoTime());
        synchronized (idle) {
            if (!closed && connection.usable()) {
                idle.addLast(connection);
                return;
            }
        }
        connection.close();
    }

    boolean closed() {
        synchronized (idle) {
            return closed;
        }
    }

    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
        }
        closeWhile(Long.MIN_VALUE);
    }

    private void closeExpired() {
        closeWhile(MAX_IDLE_NANOS);
    }

    private void closeWhile(long idleForNanos) {
        while (true) {
            SmtpConnection expired;
            synchronized (idle) {
                expired = idle.peekFirst();
                if (expired == null || System.nanoTime() - expired.idleSinceNanos() < idleForNanos) {
                    return;
                }
                idle.removeFirst();
            }
            expired.close();
        }
    }
}
