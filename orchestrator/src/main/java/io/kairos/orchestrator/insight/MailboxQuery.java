package io.kairos.orchestrator.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the built-in mailbox received. Searching reads backwards from the newest until a page is full. */
@Component
class MailboxQuery {

    private static final String COLUMNS = """
            select m.id, m.received_at, m.mail_from, m.rcpt_to, m.subject, m.dispatch_id, m.text_body, m.html_body,
                   (select p.customer_id from dispatch p where p.id = m.dispatch_id limit 1) as customer_id
              from mailbox_message m
            """;

    private static final String LATEST = COLUMNS + " where m.id < :before order by m.id desc limit :limit";

    private static final String MATCHING = COLUMNS + """
             where m.id < :before
               and (m.rcpt_to ilike :part or m.mail_from ilike :part or m.subject ilike :part or m.text_body ilike :part)
             order by m.id desc limit :limit
            """;

    private final JdbcClient jdbc;

    MailboxQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<Mailbox.Summary> page(Optional<String> part, long before) {
        JdbcClient.StatementSpec query = part.map(
                        text -> jdbc.sql(MATCHING).param("part", "%" + CustomerSql.beginning(text)))
                .orElseGet(() -> jdbc.sql(LATEST));
        return Page.of(
                query.param("before", before)
                        .param("limit", Page.FETCH)
                        .query(MailboxQuery::summary)
                        .list(),
                message -> Cursor.of(message.id()));
    }

    Optional<Mailbox.Message> find(long id) {
        return jdbc.sql(COLUMNS + " where m.id = :id")
                .param("id", id)
                .query(MailboxQuery::message)
                .optional();
    }

    private static Mailbox.Summary summary(ResultSet row, int number) throws SQLException {
        return new Mailbox.Summary(
                row.getString("id"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("mail_from"),
                row.getString("rcpt_to"),
                row.getString("subject"),
                row.getObject("dispatch_id", UUID.class),
                row.getObject("customer_id", UUID.class));
    }

    private static Mailbox.Message message(ResultSet row, int number) throws SQLException {
        Mailbox.Summary head = summary(row, number);
        return new Mailbox.Message(
                head.id(),
                head.receivedAt(),
                head.from(),
                head.to(),
                head.subject(),
                head.dispatchId(),
                head.customerId(),
                row.getString("text_body"),
                row.getString("html_body"));
    }
}
