package io.kairos.orchestrator.insight;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All that is known about one customer, in one row of one statement; of its needs the newest. */
@Component
class CustomerQuery {

    private static final String CUSTOMER = """
            select to_jsonb(c) || jsonb_build_object(
                'label', %s,
                'identities', (select coalesce(jsonb_agg(to_jsonb(i) order by i.kind, i.value), '[]')
                                 from (select * from identity where customer_id = c.id limit 100) i),
                'consents', (select coalesce(jsonb_agg(to_jsonb(s) order by s.channel, s.topic), '[]')
                               from (select * from consent where customer_id = c.id limit 100) s),
                'suppressed', (select coalesce(jsonb_agg(to_jsonb(s) order by s.channel), '[]')
                                 from suppression s where s.customer_id = c.id),
                'needs', (select coalesce(jsonb_agg(to_jsonb(n) order by n.opened_at desc, n.id), '[]')
                            from (select * from need where customer_id = c.id
                                   order by state <> 'open', opened_at desc limit 100) n))
              from customer c
             where c.id = :id
            """.formatted(CustomerSql.LABEL);

    private final JdbcClient jdbc;
    private final Json json;

    CustomerQuery(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Facts one(UUID id) {
        return json.facts(jdbc.sql(CUSTOMER).param("id", id).query(String.class).single());
    }
}
