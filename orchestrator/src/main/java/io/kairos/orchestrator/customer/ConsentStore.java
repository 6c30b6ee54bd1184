package io.kairos.orchestrator.customer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code consent} and {@code suppression}. The latest word wins, in whatever order the events arrive. */
@Component
class ConsentStore {
    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    ConsentStore(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A word of one customer.
     *
     * @param pending whether it is a yes that counts only once it is confirmed
     */
    record Said(UUID customerId, Instant at, ConsentFact fact, boolean pending) {
        private String status() {
            return pending ? "pending" : fact.granted() ? "granted" : "denied";
        }
    }

    /** A suppressed address of one customer. */
    record Suppressed(UUID customerId, Instant at, String channel, String reason) {}

    /** A customer's address of a channel has changed: what bounced was the former one. */
    record NewAddress(UUID customerId, Instant at, String channel) {}

    /** Stores consents; a refusal of every topic also takes back what was granted before for single topics. */
    void say(List<Said> said) {
        if (said.isEmpty()) return;
        Map<List<Object>, Said> latest = new LinkedHashMap<>();
        List<Said> refusals = new ArrayList<>();
        for (Said word : said) {
            ConsentFact fact = word.fact();
            latest.merge(
                    List.of(word.customerId(), fact.channel(), fact.topic()),
                    word,
                    (before, now) -> before.at().isAfter(now.at()) ? before : now);
            if (!fact.granted() && fact.topic().equals(ConsentFact.ANY)) refusals.add(word);
        }
        write("""
                insert into consent (customer_id, channel, topic, status, source, at)
                select customer_id, channel, topic, status, source, at
                from jsonb_to_recordset(?::jsonb) as n
                     (customer_id uuid, channel text, topic text, status text, source text, at timestamptz)
                on conflict (customer_id, channel, topic) do update
                set status = excluded.status, source = excluded.source, at = excluded.at
                where consent.at <= excluded.at and not (excluded.status = 'pending' and consent.status = 'granted')
                """, List.copyOf(latest.values()));
        if (!refusals.isEmpty()) write("""
                update consent c set status = 'denied', source = n.source, at = n.at
                from jsonb_to_recordset(?::jsonb) as n (customer_id uuid, channel text, source text, at timestamptz)
                where c.customer_id = n.customer_id and c.channel = n.channel and c.status in ('granted', 'pending') and c.at < n.at
                """, refusals);
        List<Said> pending = latest.values().stream().filter(Said::pending).toList();
        if (!pending.isEmpty()) askToConfirm(pending);
    }

    /** Asks for the confirmation of each yes that waits for one, once a day for the same. */
    private void askToConfirm(List<Said> pending) {
        write("""
                insert into consent_confirmation (customer_id, id, channel, topic, said_at, source)
                select n.customer_id, gen_random_uuid(), n.channel, n.topic, n.at, n.source
                from jsonb_to_recordset(?::jsonb) as n
                     (customer_id uuid, channel text, topic text, source text, at timestamptz)
                join consent c on c.customer_id = n.customer_id and c.channel = n.channel and c.topic = n.topic
                    and c.status = 'pending' and c.at = n.at
                where not exists (
                    select 1 from consent_confirmation before
                    where before.customer_id = n.customer_id and before.channel = n.channel and before.topic = n.topic
                        and before.confirmed_at is null and before.said_at > n.at - interval '1 day')
                """, pending);
    }

    private void write(String sql, List<Said> words) {
        List<Map<String, String>> rows = words.stream()
                .map(word -> Map.of(
                        "customer_id", word.customerId().toString(),
                        "channel", word.fact().channel(),
                        "topic", word.fact().topic(),
                        "status", word.status(),
                        "source", word.fact().source(),
                        "at", word.at().toString()))
                .toList();
        jdbc.update(sql, json.writeValueAsString(rows));
    }

    /** Suppresses addresses; what is suppressed already keeps its first reason. */
    void suppress(List<Suppressed> suppressed) {
        if (suppressed.isEmpty()) return;
        List<Map<String, String>> rows = suppressed.stream()
                .map(row -> Map.of(
                        "customer_id", row.customerId().toString(),
                        "channel", row.channel(),
                        "reason", row.reason(),
                        "at", row.at().toString()))
                .toList();
        jdbc.update("""
                insert into suppression (customer_id, channel, reason, at)
                select customer_id, channel, reason, at
                from jsonb_to_recordset(?::jsonb) as n (customer_id uuid, channel text, reason text, at timestamptz)
                on conflict do nothing
                """, json.writeValueAsString(rows));
    }

    /** Lifts the bounces of former addresses; complaints stay. */
    void readdress(List<NewAddress> changed) {
        if (changed.isEmpty()) return;
        List<Map<String, String>> rows = changed.stream()
                .map(row -> Map.of(
                        "customer_id", row.customerId().toString(),
                        "channel", row.channel(),
                        "at", row.at().toString()))
                .toList();
        jdbc.update("""
                delete from suppression s
                using jsonb_to_recordset(?::jsonb) as n (customer_id uuid, channel text, at timestamptz)
                where s.customer_id = n.customer_id and s.channel = n.channel and s.reason = 'hard-bounce' and s.at <= n.at
                """, json.writeValueAsString(rows));
    }
}
