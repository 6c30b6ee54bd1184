package io.kairos.orchestrator.dispatch.unsubscribe;

import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.customer.Customers;
import io.kairos.orchestrator.dispatch.DispatchQueue;
import io.kairos.orchestrator.dispatch.NewDispatch;
import io.kairos.orchestrator.guard.SystemMessages;
import io.kairos.orchestrator.platform.Pump;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends the message that asks a customer to confirm a yes, and keeps where it went. */
@Component
class ConfirmationPump implements Pump {
    private static final int BATCH = 100;
    private static final String EMAIL = "email";

    private final JdbcClient jdbc;
    private final Customers customers;
    private final DispatchQueue queue;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    ConfirmationPump(
            JdbcClient jdbc,
            Customers customers,
            DispatchQueue queue,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.queue = queue;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Unasked(UUID customerId, UUID id, String channel) {}

    @Override
    public String name() {
        return "consent-confirmation";
    }

    @Override
    public int runOnce() {
        return transactions.execute(status -> ask());
    }

    private int ask() {
        List<Unasked> unasked = jdbc.sql("""
                        select customer_id, id, channel from consent_confirmation
                        where asked_at is null order by said_at limit ? for update skip locked
                        """)
                .param(BATCH)
                .query((row, number) -> new Unasked(
                        row.getObject("customer_id", UUID.class),
                        row.getObject("id", UUID.class),
                        row.getString("channel")))
                .list();
        Map<UUID, CustomerProfile> profiles =
                customers.find(unasked.stream().map(Unasked::customerId).collect(Collectors.toSet()));
        Instant now = clock.instant();
        List<NewDispatch> messages = new ArrayList<>();
        for (Unasked one : unasked) {
            String channel = one.channel().equals("*") ? EMAIL : one.channel();
            NewDispatch message = message(one, channel, now);
            messages.add(message);
            Optional<String> address = Optional.ofNullable(profiles.get(one.customerId()))
                    .flatMap(profile -> channel.equals(EMAIL) ? profile.email() : profile.phone());
            jdbc.sql("""
                            update consent_confirmation set asked_at = ?, dispatch_id = ?, address = ?
                            where customer_id = ? and id = ?
                            """)
                    .param(now.atOffset(ZoneOffset.UTC))
                    .param(message.id())
                    .param(address.orElse(null))
                    .param(one.customerId())
                    .param(one.id())
                    .update();
        }
        queue.add(messages);
        return unasked.size();
    }

    /** It belongs to no need and no journey: the confirmation stands for both. */
    private static NewDispatch message(Unasked one, String channel, Instant now) {
        return new NewDispatch(
                UUID.randomUUID(),
                one.customerId(),
                one.id(),
                one.id(),
                SystemMessages.DOUBLE_OPT_IN,
                "confirm",
                1,
                channel,
                SystemMessages.TOPIC,
                "confirm-consent",
                Optional.empty(),
                one.id(),
                now,
                Optional.empty());
    }

    @Override
    public Optional<Instant> nextDue() {
        return jdbc.sql("select min(said_at) as due from consent_confirmation where asked_at is null")
                .query((row, number) -> Optional.ofNullable(row.getObject("due", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }
}
