package io.kairos.orchestrator.dispatch.feedback;

import io.kairos.channel.spi.DeliveryEvent;
import io.kairos.channel.spi.Recipient;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code delivery_event}. */
@Repository
class FeedbackStore {
    private final JdbcClient jdbc;

    FeedbackStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps an event; false when it is known already. */
    boolean add(
            String channel, DeliveryEvent event, UUID customer, Optional<UUID> dispatch, String detail, Instant now) {
        @Nullable UUID dispatchId = dispatch.orElse(null);
        return jdbc.sql("""
                        insert into delivery_event (channel, key, id, customer_id, dispatch_id, kind, mark, rank, at, received_at, detail)
                        values (:channel, :key, :id, :customer, :dispatch::uuid, :kind, :mark, :rank, :at, :now, :detail)
                        on conflict (channel, key) do nothing
                        """)
                        .param("channel", channel)
                        .param("key", event.source().key())
                        .param("id", UUID.randomUUID())
                        .param("customer", customer)
                        .param("dispatch", dispatchId)
                        .param("kind", FeedbackKind.of(event))
                        .param("mark", FeedbackKind.mark(event))
                        .param("rank", event.rank())
                        .param("at", event.source().at().atOffset(ZoneOffset.UTC))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("detail", detail.replace('\0', '\uFFFD'))
                        .update()
                == 1;
    }

    /** Whether the customer wrote later than this event whether messages of the channel are wanted. */
    boolean isOvertaken(String channel, UUID customer, DeliveryEvent event) {
        return jdbc.sql("""
                        select exists (select 1 from delivery_event
                            where customer_id = :customer and channel = :channel and at > :at
                                and kind in ('unsubscribed', 'resubscribed') and mark <> 'page')
                        """)
                .param("customer", customer)
                .param("channel", channel)
                .param("at", event.source().at().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** How many messages of this channel bounced softly since one reached the customer. */
    int softBounces(String channel, UUID customer) {
        return jdbc.sql("""
                        select count(distinct soft.dispatch_id) from delivery_event soft
                        where soft.customer_id = :customer and soft.channel = :channel
                            and soft.kind = 'bounced' and soft.mark = 'soft'
                            and not exists (select 1 from delivery_event good
                                where good.customer_id = :customer and good.channel = :channel and good.at > soft.at
                                    and good.mark <> 'machine'
                                    and good.kind in ('delivered', 'opened', 'clicked', 'replied'))
                        """)
                .param("customer", customer)
                .param("channel", channel)
                .query(Integer.class)
                .single();
    }

    /** The customer at this address. */
    Optional<UUID> customer(Recipient recipient) {
        Optional<String> kind = recipient instanceof Recipient.Phone
                ? Optional.of("phone")
                : recipient instanceof Recipient.Email ? Optional.of("email") : Optional.empty();
        return kind.flatMap(one -> jdbc.sql("select customer_id from identity where kind = :kind and value = :value")
                .param("kind", one)
                .param("value", recipient.line())
                .query(UUID.class)
                .optional());
    }
}
