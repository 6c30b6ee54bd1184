package io.kairos.orchestrator.insight;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What led to a message: its journey, its need, the decision about the moment and those about the sending. */
@Component
class MailboxWhy {

    private static final String DISPATCH = """
        select to_jsonb(p) || jsonb_build_object('zone', c.zone, 'product_type', n.product_type, 'need_subject', n.subject,
            'decisions', (select coalesce(jsonb_agg(to_jsonb(d) order by d.at, d.kind <> 'send'), '[]') from (
                select id, kind, at, reasons from decision where customer_id = p.customer_id and id = p.decision_id
                union all
                select id, kind, at, reasons from decision
                 where customer_id = p.customer_id and need_id = p.need_id and dispatch_id = p.id) d))
          from dispatch p
          join need n on n.customer_id = p.customer_id and n.id = p.need_id
          join customer c on c.id = p.customer_id
         where p.id = :dispatch
        """;

    private final JdbcClient jdbc;
    private final Json json;
    private final Readers readers;

    MailboxWhy(JdbcClient jdbc, Json json, Readers readers) {
        this.jdbc = jdbc;
        this.json = json;
        this.readers = readers;
    }

    Optional<Mailbox.Why> of(UUID dispatch, Locale locale) {
        return jdbc.sql(DISPATCH)
                .param("dispatch", dispatch)
                .query(String.class)
                .optional()
                .map(json::facts)
                .map(row -> why(row, readers.of(locale, CustomerKeys.zone(row.required("zone")))));
    }

    private static Mailbox.Why why(Facts row, Words words) {
        String journey = row.required("journey_id");
        String step = row.required("step");
        List<Mailbox.Decided> decisions = Facts.each(row.list("decisions")).stream()
                .map(decision -> new Mailbox.Decided(
                        UUID.fromString(decision.required("id")),
                        decision.required("kind"),
                        decision.requiredInstant("at"),
                        words.reasons(Json.reasons(decision))))
                .toList();
        return new Mailbox.Why(
                journey,
                words.names().journey(journey),
                step,
                words.names().step(journey, step),
                words.names().productType(row.required("product_type")),
                row.required("need_subject"),
                row.integer("round"),
                row.required("state"),
                row.requiredInstant("due_at"),
                row.instant("sent_at").orElse(null),
                decisions);
    }
}
