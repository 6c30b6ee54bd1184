package io.kairos.orchestrator.customer;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code identity}: one round trip for any number of them. */
@Component
class IdentityStore {
    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    IdentityStore(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The customers that these identities belong to. */
    Map<Identity, Owner> owners(Collection<Identity> identities) {
        Map<Identity, Owner> owners = new HashMap<>();
        jdbc.query(
                """
                select i.kind, i.value, i.customer_id, c.user_id is not null as known
                from unnest(?::text[], ?::text[]) as n (kind, value)
                join identity i on i.kind = n.kind and i.value = n.value
                join customer c on c.id = i.customer_id
                """,
                row -> {
                    IdentityKind kind = IdentityKind.of(row.getString("kind"));
                    owners.put(
                            new Identity(kind, row.getString("value")),
                            new Owner(row.getObject("customer_id", UUID.class), row.getBoolean("known")));
                },
                identities.stream().map(identity -> identity.kind().wire()).toArray(String[]::new),
                identities.stream().map(Identity::value).toArray(String[]::new));
        return owners;
    }

    /**
     * Links new user ids and anonymous ids to their customers.
     *
     * @throws ConcurrencyFailureException when another transaction has just linked one of them
     */
    void link(Map<Identity, UUID> links, Instant since) {
        if (!links.isEmpty() && insert(links, since) < links.size()) {
            throw new ConcurrencyFailureException("an identity was linked by another transaction");
        }
    }

    /** Links addresses that nobody else has; an address belongs to the customer who gave it first. */
    void linkAddresses(Map<Identity, UUID> links, Instant since) {
        if (!links.isEmpty()) insert(links, since);
    }

    private int insert(Map<Identity, UUID> links, Instant since) {
        List<Map.Entry<Identity, UUID>> rows = links.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Identity.ORDER))
                .toList();
        return jdbc.update(
                """
                insert into identity (kind, value, customer_id, since)
                select kind, value, customer_id, ?::timestamptz
                from unnest(?::text[], ?::text[], ?::uuid[]) as n (kind, value, customer_id)
                on conflict do nothing
                """,
                since.toString(),
                rows.stream().map(link -> link.getKey().kind().wire()).toArray(String[]::new),
                rows.stream().map(link -> link.getKey().value()).toArray(String[]::new),
                rows.stream().map(Map.Entry::getValue).toArray(UUID[]::new));
    }

    /** Takes former addresses from customers. */
    void unlinkAddresses(Map<Identity, UUID> links) {
        if (links.isEmpty()) return;
        List<Map<String, String>> rows = links.entrySet().stream()
                .map(link -> Map.of(
                        "kind", link.getKey().kind().wire(),
                        "value", link.getKey().value(),
                        "customer_id", link.getValue().toString()))
                .toList();
        jdbc.update("""
                delete from identity i
                using jsonb_to_recordset(?::jsonb) as n (kind text, value text, customer_id uuid)
                where i.kind = n.kind and i.value = n.value and i.customer_id = n.customer_id
                """, json.writeValueAsString(rows));
    }
}
