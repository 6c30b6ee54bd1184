package io.kairos.channel.mailbox;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Optional;
import java.util.Queue;

/** Which of the next mails the mailbox fails on. Thread-safe. */
public final class MailTroubles {
    private final Queue<MailTrouble> line = new ArrayDeque<>();

    /** The next mails, so many, fail in this way; what was in line before is forgotten. */
    public synchronized void next(MailTrouble how, int mails) {
        line.clear();
        line.addAll(Collections.nCopies(mails, how));
    }

    /** Nothing fails from now on. */
    public synchronized void none() {
        line.clear();
    }

    /** How many mails are still to fail. */
    public synchronized int left() {
        return line.size();
    }

    /** What the mail at hand fails by, if it does; it is in line no longer. */
    synchronized Optional<MailTrouble> take() {
        return Optional.ofNullable(line.poll());
    }
}
