package io.kairos.orchestrator.dispatch.unsubscribe;

import io.kairos.orchestrator.decision.Reason;
import io.kairos.orchestrator.dispatch.DispatchQueue;
import io.kairos.orchestrator.dispatch.DispatchQueue.Line;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a customer's no: from this commit on nothing of that topic goes on the wire. */
@Component
public class Unsubscription {
    private final JdbcClient jdbc;
    private final DispatchQueue queue;
    private final InstantSource clock;

    Unsubscription(JdbcClient jdbc, DispatchQueue queue, InstantSource clock) {
        this.jdbc = jdbc;
        this.queue = queue;
        this.clock = clock;
    }

    /** Denies the consent and cancels what waits; saying it again changes nothing. */
    @Transactional
    public void apply(Line asked) {
        stopOnPage(asked, "one-click");
    }

    /** The same, said on a page of ours: the customer's timeline tells it. */
    @Transactional
    public void stopOnPage(Line asked, String source) {
        Line line = stop(asked, source);
        tell(line, "unsubscribed", 70);
    }

    /** The same from somewhere else: {@code source} is kept as the proof of where the customer said so. */
    @Transactional
    public Line stop(Line asked, String source) {
        Line line = new Line(present(asked.customerId()), asked.channel(), asked.topic());
        say(line, "denied", source);
        queue.cancel(line, new Reason("unsubscribed", Map.of("channel", line.channel(), "topic", line.topic())));
        return line;
    }

    /**
     * Somebody here says it for the customer, who asked by telephone or in a shop.
     *
     * @return how many waiting messages were cancelled
     */
    @Transactional
    int stopFor(Line asked) {
        Line line = new Line(present(asked.customerId()), asked.channel(), asked.topic());
        say(line, "denied", "colleague");
        return queue.cancel(line, Reason.of("stopped-for-customer"));
    }

    /** The customer wants this line after all. */
    @Transactional
    public Line allow(Line asked, String source) {
        Line line = new Line(present(asked.customerId()), asked.channel(), asked.topic());
        say(line, "granted", source);
        return line;
    }

    /** The same, said on a page of ours. */
    @Transactional
    public void allowOnPage(Line asked, String source) {
        tell(allow(asked, source), "resubscribed", 60);
    }

    /** Once for each time the customer changed her mind: a button pressed twice, and a mail program's repeat, say nothing new. */
    private void tell(Line line, String kind, int rank) {
        jdbc.sql("""
                        insert into delivery_event
                            (channel, key, id, customer_id, kind, mark, rank, at, received_at, detail)
                        select :channel, :key, :id, :customer, :kind, 'page', :rank, :now, :now, :topic
                        where :kind is distinct from (select kind from delivery_event
                            where customer_id = :customer and channel = :channel and mark = 'page' and detail = :topic
                            order by at desc, rank limit 1)
                        """)
                .param("channel", line.channel())
                .param("key", "page-" + UUID.randomUUID())
                .param("id", UUID.randomUUID())
                .param("customer", line.customerId())
                .param("kind", kind)
                .param("rank", rank)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("topic", line.topic())
                .update();
    }

    private void say(Line line, String status, String source) {
        jdbc.sql("""
                        insert into consent (customer_id, channel, topic, status, source, at)
                        values (:customer, :channel, :topic, :status, :source, :now)
                        on conflict (customer_id, channel, topic) do update
                        set status = :status, source = :source, at = greatest(consent.at, excluded.at)
                        """)
                .param("customer", line.customerId())
                .param("channel", line.channel())
                .param("topic", line.topic())
                .param("status", status)
                .param("source", source)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A link may be older than the customer's merge into another one. */
    UUID present(UUID id) {
        return jdbc.sql("""
                        with recursive path (id, merged_into) as (
                            select id, merged_into from customer where id = ?
                            union select customer.id, customer.merged_into
                            from customer join path on customer.id = path.merged_into)
                        select id from path where merged_into is null
                        """).param(id).query(UUID.class).optional().orElse(id);
    }
}
