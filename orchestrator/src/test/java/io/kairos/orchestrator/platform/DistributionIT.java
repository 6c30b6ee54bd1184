package io.kairos.orchestrator.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.support.KairosTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Beyond one PostgreSQL the customer key is the distribution column: each table that grows with customers must allow for it. */
@KairosTest
class DistributionIT {
    static final List<String> HOT = List.of(
            "event",
            "need",
            "enrolment",
            "sleeping",
            "moment",
            "decision",
            "dispatch",
            "journal",
            "question",
            "consent",
            "suppression");

    @Autowired
    JdbcClient jdbc;

    @Test
    void every_hot_table_carries_the_customer_key() {
        assertThat(jdbc.sql("""
                        select t.name from unnest(?::text[]) as t (name)
                         where not exists (select 1 from pg_attribute a where a.attrelid = t.name::regclass
                            and a.attname = 'customer_id' and a.attnotnull)
                        """)
                        .param(HOT.toArray(String[]::new))
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    /** A unique constraint without the distribution column would have to be asked of every shard. */
    @Test
    void nothing_is_unique_across_customers() {
        assertThat(jdbc.sql("""
                        select i.indexrelid::regclass::text from pg_index i
                         where i.indrelid = any(?::regclass[]) and i.indisunique and not exists (
                            select 1 from pg_attribute a where a.attrelid = i.indrelid and a.attname = 'customer_id'
                               and a.attnum = any(i.indkey))
                        """)
                        .param(HOT.toArray(String[]::new))
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void no_foreign_key_leads_from_one_hot_table_to_another_without_it() {
        assertThat(jdbc.sql("""
                        select c.conname from pg_constraint c
                         where c.contype = 'f' and c.conrelid = any(?::regclass[]) and not exists (
                            select 1 from pg_attribute a where a.attrelid = c.conrelid and a.attname = 'customer_id'
                               and a.attnum = any(c.conkey))
                        """)
                        .param(HOT.toArray(String[]::new))
                        .query(String.class)
                        .list())
                .isEmpty();
    }
}
