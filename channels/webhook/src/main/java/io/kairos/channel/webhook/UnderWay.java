package io.kairos.channel.webhook;

/** Lets hand-offs under way end before what they use is closed. */
final class UnderWay {

    private final Runnable closing;
    private int count;
    private boolean closed;

    UnderWay(Runnable closing) {
        this.closing = closing;
    }

    /** False once closed; otherwise {@link #leave} must follow. */
    synchronized boolean enter() {
        if (!closed) {
            count++;
        }
        return !closed;
    }

    synchronized void leave() {
        count--;
        closeWhenIdle();
    }

    /** Closes at once, or when the last one leaves. */
    synchronized void close() {
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
