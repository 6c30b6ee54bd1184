package io.kairos.channel.mailbox;

/** Where received mail is kept. Called by many threads at once. */
@FunctionalInterface
public interface MessageSink {

    /**
     * Keeps the message. The sender hears "250 Ok" only after this returns; when it throws, the sender hears 451 and still
     * owns the mail.
     */
    void store(ReceivedMessage message);
}
