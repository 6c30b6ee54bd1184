package io.kairos.orchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.support.KairosTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The customer key is in the primary key of every table that grows with customers, so that it can be spread by it. */
@KairosTest
class HotTablesIT {
    private static final List<String> HOT = List.of(
            "consent",
            "decision",
            "dispatch",
            "dispatch_queue",
            "enrolment",
            "event",
            "journal",
            "moment",
            "need",
            "question",
            "sleeping",
            "suppression");

    /** Tables that name a customer and are not found by one, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "identity", "finds the customer of an identifier, so it cannot be kept by customer",
            "delivery_event", "counts each event of a provider once, by the provider's id for it");

    @Autowired
    private JdbcClient jdbc;

    @Test
    void the_customer_key_is_in_the_primary_key_of_every_hot_table() {
        var keyed = jdbc.sql("""
                        select i.indrelid::regclass::text from pg_index i
                        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                        where i.indisprimary and a.attname = 'customer_id'
                        """).query(String.class).list();

        assertThat(keyed).containsAll(HOT);
    }

    @Test
    void whatever_names_a_customer_has_it_in_its_primary_key_or_a_reason_not_to() {
        var named = jdbc.sql("""
                        select c.table_name from information_schema.columns c
                        join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                        where c.table_schema = 'public' and c.column_name = 'customer_id' and t.table_type = 'BASE TABLE'
                          and not exists (select 1 from pg_index i
                              join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                              where i.indrelid = c.table_name::regclass and i.indisprimary and a.attname = 'customer_id')
                        order by 1
                        """).query(String.class).list();

        assertThat(named).as("%s", EXCEPTIONS).isSubsetOf(EXCEPTIONS.keySet());
    }
}
