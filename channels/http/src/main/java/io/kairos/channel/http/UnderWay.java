package io.kairos.channel.http;

/** Lets hand-offs under way end before what they use is closed. Thread-safe. */
public final class UnderWay {

    private final Runnable closing;
    private int count;
    private boolean closed;

    /** @param closing closes what hand-offs use; run once */
    public UnderWay(Runnable closing) {
        this.closing = closing;
    }

    /** False once closed; otherwise {@link #leave} must follow. */
    public synchronized boolean enter() {
        if (!closed) {
            count++;
        }
        return !closed;
    }

    /** One hand-off has ended. */
    public synchronized void leave() {
        count--;
        closeWhenIdle();
    }

    /** Closes at once, or when the last one leaves. */
    public synchronized void close() {
        if (!closed) {
            closed = true;
            closeWhenIdle();
        }
    }

    private void closeWhenIdle() {
        if (closed && count == 0) {
            closing.run();
        }
    }
}
