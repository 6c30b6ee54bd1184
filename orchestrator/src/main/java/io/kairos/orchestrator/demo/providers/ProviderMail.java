package io.kairos.orchestrator.demo.providers;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps in the mailbox what the providers received, before they answer; a repeat they recognise stays one message. */
@Repository
class ProviderMail {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private static final String INSERT = """
        insert into mailbox_message (channel, message_id, dispatch_id, received_at, mail_from, rcpt_to, subject, text_body,
            detail, document)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
        on conflict (channel, message_id) where channel <> 'email'
        """;
    private static final String FIRST_COUNTS = INSERT + "do nothing";
    private static final String COUNTED = INSERT + """
        do update set detail = mailbox_message.detail
            || jsonb_build_object('times', (mailbox_message.detail->>'times')::int + 1)
        """;
    private static final String ON_EACH_NETWORK = INSERT + """
        do update set detail = jsonb_set(mailbox_message.detail, '{networks}',
            (mailbox_message.detail->'networks') || (excluded.detail->'networks'))
        where not mailbox_message.detail->'networks' @> (excluded.detail->'networks')
        """;

    /** Rows on the wire are few, and committed before their first byte leaves. */
    private static final String ENTERING = """
        select d.id as name, d.id, c.user_id from dispatch d join customer c on c.id = d.customer_id
        where d.state = 'sending' and d.channel = 'display'
            and encode(sha256(convert_to(lower(btrim(c.traits->>'email')), 'UTF8')), 'hex') = ?
        """;

    private static final String LEAVING = """
        select l.id as name, d.id, c.user_id from audience_leave l
        join dispatch d on d.id = l.dispatch_id join customer c on c.id = d.customer_id
        where l.left_at is null and l.attempts > 0
            and encode(sha256(convert_to(lower(btrim(c.traits->>'email')), 'UTF8')), 'hex') = ?
        """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ProviderMail(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whoever a hashed address belongs to. */
    record Member(String name, UUID dispatchId, String userId) {}

    /**
     * Whom to answer.
     *
     * @param sid Twilio's name of the message
     * @param sender the program's number
     * @param customer the customer's number
     */
    record Texted(String sid, String sender, String customer) {
        /** Shows no number. */
        @Override
        public String toString() {
            return "Texted[" + sid + "]";
        }
    }

    /** Whose membership is being changed just now, as the hash of an email address. */
    Optional<Member> changing(String hash, boolean enters) {
        return jdbc
                .sql(enters ? ENTERING : LEAVING)
                .param(hash)
                .query((row, number) ->
                        new Member(row.getString("name"), row.getObject("id", UUID.class), row.getString("user_id")))
                .list()
                .stream()
                .findFirst();
    }

    /** Keeps it unless a message of this name is there. */
    boolean keep(Received received, byte @Nullable [] document) {
        return write(FIRST_COUNTS, received, document);
    }

    /** Keeps it, or counts one more time in the detail {@code times}. */
    void count(Received received) {
        write(COUNTED, received, null);
    }

    /** Keeps it, or adds its networks to the detail {@code networks}. */
    void onNetwork(Received received) {
        write(ON_EACH_NETWORK, received, null);
    }

    /** What came by one channel so far, oldest first. */
    List<Received> earlier(String channel) {
        return jdbc.sql("select * from mailbox_message where channel = ? order by id")
                .param(channel)
                .query((row, number) -> new Received(
                        channel,
                        row.getString("message_id"),
                        Optional.ofNullable(row.getObject("dispatch_id", UUID.class)),
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        row.getString("mail_from"),
                        row.getString("rcpt_to"),
                        row.getString("subject"),
                        row.getString("text_body"),
                        Map.copyOf(json.readValue(row.getString("detail"), OBJECT))))
                .list();
    }

    /** One text message, by its number in the mailbox. */
    Optional<Texted> texted(long id) {
        return jdbc.sql("select message_id, mail_from, rcpt_to from mailbox_message where id = ? and channel = ?")
                .param(id)
                .param(Texting.CHANNEL)
                .query((row, number) ->
                        new Texted(row.getString("message_id"), row.getString("mail_from"), row.getString("rcpt_to")))
                .optional();
    }

    private boolean write(String sql, Received received, byte @Nullable [] document) {
        return jdbc.sql(sql)
                        .param(received.channel())
                        .param(received.name())
                        .param(received.dispatchId().orElse(null))
                        .param(received.at().atOffset(ZoneOffset.UTC))
                        .param(received.from())
                        .param(received.to())
                        .param(received.subject())
                        .param(received.text().replace('\0', '\uFFFD'))
                        .param(json.writeValueAsString(received.detail()))
                        .param(document)
                        .update()
                > 0;
    }
}
