package io.kairos.orchestrator.customer;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Moves every row of an anonymous customer to the known one. */
@Component
class MergeStore {
    private static final String MERGES = "jsonb_to_recordset(?::jsonb) as n (from_id uuid, into_id uuid)";

    /** Tables whose rows simply change their customer. */
    private static final List<String> TABLES = List.of(
            "identity",
            "event",
            "need",
            "enrolment",
            "decision",
            "moment",
            "dispatch",
            "journal",
            "delivery_event",
            "sleeping",
            "question",
            "consent_confirmation");

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    MergeStore(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Moves the rows of all merges; both customers of each are locked by the caller. */
    void move(List<Merge> merges) {
        if (merges.isEmpty()) return;
        String rows = json.writeValueAsString(merges.stream()
                .map(merge -> Map.of(
                        "from_id", merge.from().toString(),
                        "into_id", merge.into().toString()))
                .toList());
        for (String table : TABLES) {
            jdbc.update(
                    "update " + table + " t set customer_id = n.into_id from " + MERGES
                            + " where t.customer_id = n.from_id",
                    rows);
        }
        // Two anonymous customers may merge into one at once: of the same consent the latest word stays.
        jdbc.update("""
                with moved as (
                    delete from consent c using %s where c.customer_id = n.from_id
                    returning n.into_id, c.channel, c.topic, c.status, c.source, c.at)
                insert into consent (customer_id, channel, topic, status, source, at)
                select distinct on (into_id, channel, topic) into_id, channel, topic, status, source, at
                from moved order by into_id, channel, topic, at desc
                on conflict (customer_id, channel, topic) do update
                set status = excluded.status, source = excluded.source, at = excluded.at
                where consent.at < excluded.at
                """.formatted(MERGES), rows);
        jdbc.update("""
                with moved as (
                    delete from suppression s using %s where s.customer_id = n.from_id
                    returning n.into_id, s.channel, s.reason, s.at)
                insert into suppression (customer_id, channel, reason, at)
                select distinct on (into_id, channel) into_id, channel, reason, at
                from moved order by into_id, channel, at
                on conflict do nothing
                """.formatted(MERGES), rows);
        jdbc.update("update customer t set merged_into = n.into_id from " + MERGES + " where t.id = n.from_id", rows);
    }
}
