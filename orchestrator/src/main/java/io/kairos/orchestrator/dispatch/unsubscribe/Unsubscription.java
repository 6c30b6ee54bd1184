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
        stop(asked, "one-click");
    }

    /** The same from somewhere else: {@code source} is kept as the proof of where the customer said so. */
    @Transactional
    public void stop(Line asked, String source) {
        Line line = new Line(present(asked.customerId()), asked.channel(), asked.topic());
        say(line, "denied", source);
        queue.cancel(line, new Reason("unsubscribed", Map.of("channel", line.channel(), "topic", line.topic())));
    }

    /** The customer wants this line after all. */
    @Transactional
    public void allow(Line asked, String source) {
        say(new Line(present(asked.customerId()), asked.channel(), asked.topic()), "granted", source);
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
