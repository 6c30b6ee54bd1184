package io.kairos.orchestrator.dispatch.email;

import io.kairos.channel.mailbox.MessageSink;
import io.kairos.channel.mailbox.ReceivedMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps received mail in the database. While one session commits, the mail of the others gathers, and the next of them
 * commits it all: many sessions cost few commits, and each still returns only after its own mail is committed.
 */
@Component
class MailboxSink implements MessageSink {
    private static final int MOST_AT_ONCE = 100;

    private static final String INSERT = """
            insert into mailbox_message (received_at, mail_from, rcpt_to, message_id, dispatch_id, subject, text_body, html_body)
            select received_at, mail_from, rcpt_to, message_id, dispatch_id, subject, text_body, html_body
            from jsonb_to_recordset(?::jsonb) as m (received_at timestamptz, mail_from text, rcpt_to text, message_id text,
                dispatch_id uuid, subject text, text_body text, html_body text)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Queue<Mail> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();

    MailboxSink(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One mail on its way into the database; guarded by {@code writing}. */
    private static final class Mail {
        private final ReceivedMessage message;
        private boolean stored;
        private @Nullable RuntimeException failure;

        private Mail(ReceivedMessage message) {
            this.message = message;
        }

        private boolean isSettled() {
            return stored || failure != null;
        }
    }

    @Override
    public void store(ReceivedMessage message) {
        Mail mail = new Mail(message);
        waiting.add(mail);
        writing.lock();
        try {
            while (!mail.isSettled()) {
                write(next());
            }
            if (mail.failure != null) {
                throw mail.failure;
            }
        } finally {
            writing.unlock();
        }
    }

    private List<Mail> next() {
        List<Mail> batch = new ArrayList<>();
        for (Mail mail = waiting.poll(); mail != null; mail = batch.size() < MOST_AT_ONCE ? waiting.poll() : null) {
            batch.add(mail);
        }
        return batch;
    }

    private void write(List<Mail> batch) {
        try {
            insert(batch);
        } catch (RuntimeException e) {
            if (batch.size() == 1) {
                batch.get(0).failure = e;
                return;
            }
            batch.forEach(mail -> write(List.of(mail)));
        }
    }

    private void insert(List<Mail> batch) {
        jdbc.sql(INSERT)
                .param(json.writeValueAsString(
                        batch.stream().map(mail -> row(mail.message)).toList()))
                .update();
        batch.forEach(mail -> mail.stored = true);
    }

    private static Map<String, @Nullable Object> row(ReceivedMessage message) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("received_at", message.receivedAt().toString());
        row.put("mail_from", storable(message.envelopeFrom()));
        row.put("rcpt_to", storable(String.join(", ", message.recipients())));
        row.put("message_id", message.messageId().map(MailboxSink::storable).orElse(null));
        row.put("dispatch_id", message.dispatchId().flatMap(MailboxSink::uuid).orElse(null));
        row.put("subject", storable(message.subject()));
        row.put("text_body", storable(message.text()));
        row.put("html_body", message.html().map(MailboxSink::storable).orElse(null));
        return row;
    }

    /** PostgreSQL keeps every character but this one. */
    private static String storable(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
