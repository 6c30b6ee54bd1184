package io.kairos.orchestrator.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the mailbox holds. Searching reads backwards from the newest until a page is full. */
@Component
class MailboxQuery {

    private static final String COLUMNS = """
        select m.id, m.channel, m.received_at, m.mail_from, m.rcpt_to, m.subject, m.dispatch_id,
               left(m.text_body, 140) as preview, m.detail->>'membership' as membership,
               (select p.customer_id from dispatch p where p.id = m.dispatch_id limit 1) as customer_id
        """;

    private static final String BODY = ", m.text_body, m.html_body, m.detail, m.detail->>'pages' as pages";

    private static final String BEFORE = COLUMNS + " from mailbox_message m where m.id < :before";

    private static final String BY = " and m.channel = :channel";

    private static final String MATCHING = """
         and (m.rcpt_to ilike :part or m.mail_from ilike :part or m.subject ilike :part or m.text_body ilike :part)
        """;

    private static final String NEWEST = " order by m.id desc limit :limit";

    private final JdbcClient jdbc;
    private final Json json;

    MailboxQuery(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Page<Mailbox.Summary> page(Optional<String> channel, Optional<String> part, long before) {
        JdbcClient.StatementSpec query = jdbc.sql(
                        BEFORE + (channel.isPresent() ? BY : "") + (part.isPresent() ? MATCHING : "") + NEWEST)
                .param("before", before)
                .param("limit", Page.FETCH);
        if (channel.isPresent()) {
            query = query.param("channel", channel.get());
        }
        if (part.isPresent()) {
            query = query.param("part", "%" + CustomerSql.beginning(part.get()));
        }
        return Page.of(query.query(MailboxQuery::summary).list(), message -> Cursor.of(message.id()));
    }

    /** A message without what led to it. */
    Optional<Mailbox.Message> find(long id) {
        return jdbc.sql(COLUMNS + BODY + " from mailbox_message m where m.id = :id")
                .param("id", id)
                .query(this::message)
                .optional();
    }

    /** The file of a letter; empty where there is none. */
    Optional<byte[]> document(long id) {
        return jdbc.sql("select document from mailbox_message where id = :id and document is not null")
                .param("id", id)
                .query((row, number) -> row.getBytes("document"))
                .optional();
    }

    private static Mailbox.Summary summary(ResultSet row, int number) throws SQLException {
        return new Mailbox.Summary(
                row.getString("id"),
                row.getString("channel"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("mail_from"),
                row.getString("rcpt_to"),
                row.getString("subject"),
                row.getString("preview"),
                row.getString("membership"),
                row.getObject("dispatch_id", UUID.class),
                row.getObject("customer_id", UUID.class));
    }

    private Mailbox.Message message(ResultSet row, int number) throws SQLException {
        Mailbox.Summary head = summary(row, number);
        Map<String, @Nullable Object> detail =
                json.facts(row.getString("detail")).columns();
        String pages = row.getString("pages");
        return new Mailbox.Message(
                head.id(),
                head.channel(),
                head.receivedAt(),
                head.from(),
                head.to(),
                head.subject(),
                head.preview(),
                head.membership(),
                head.dispatchId(),
                head.customerId(),
                row.getString("text_body"),
                row.getString("html_body"),
                detail,
                pages == null ? null : Integer.valueOf(pages),
                null);
    }
}
