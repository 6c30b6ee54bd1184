package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.customer.CustomerProfile;
import io.kairos.orchestrator.customer.Customers;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a message would say to a customer if it were written now. Nothing is sent, stored or decided. Thread-safe. */
@Component
public class CustomerValues {
    private static final UUID NOBODY = new UUID(0, 0);

    private final Customers customers;
    private final ContentFacts facts;
    private final MessageValues values;
    private final JdbcClient jdbc;

    CustomerValues(Customers customers, ContentFacts facts, MessageValues values, JdbcClient jdbc) {
        this.customers = customers;
        this.facts = facts;
        this.values = values;
        this.jdbc = jdbc;
    }

    /** The values, and the language the customer reads. */
    public record Read(Map<String, Object> values, Locale locale) {}

    /**
     * The values of a customer's need.
     *
     * @param need one of hers; without it the one she showed last
     * @param moment when the message would be due
     * @param page stands for her own unsubscribe and preference pages, which only she may open
     * @return empty when there is no such customer or need
     */
    public Optional<Read> of(UUID customer, Optional<UUID> need, Instant moment, URI page) {
        Optional<CustomerProfile> profile =
                Optional.ofNullable(customers.find(List.of(customer)).get(customer));
        Optional<UUID> about = need.or(() -> lastNeed(customer));
        if (profile.isEmpty() || about.isEmpty()) {
            return Optional.empty();
        }
        NewDispatch dispatch = new NewDispatch(
                UUID.randomUUID(),
                customer,
                about.get(),
                NOBODY,
                "preview",
                "preview",
                1,
                "email",
                "preview",
                "preview",
                Optional.empty(),
                NOBODY,
                moment,
                Optional.empty());
        return Optional.ofNullable(
                        facts.needs(List.of(new Claim(dispatch, 0, 0, moment))).get(dispatch.id()))
                .map(known -> new Read(
                        values.of(dispatch, profile.get(), known, page, page),
                        profile.get().locale()));
    }

    private Optional<UUID> lastNeed(UUID customer) {
        return jdbc.sql("""
                        select id from need where customer_id = ?
                        order by (state = 'open') desc, changed_at desc limit 1
                        """).param(customer).query(UUID.class).optional();
    }
}
