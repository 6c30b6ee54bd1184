package io.kairos.orchestrator.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Computes the report from the database alone; {@code docs/queries} holds the same questions for everybody. */
@Repository
class DemoReports {
    private static final String VALUE = """
            with sent as (
                select i.value as user_id, n.product_type, d.sent_at
                from dispatch d
                join need n on n.customer_id = d.customer_id and n.id = d.need_id
                join identity i on i.customer_id = d.customer_id and i.kind = 'user_id'
                where d.state = 'accepted' and d.sent_at <= n.closed_at
            ), last as (
                select c.*,
                    (select max(s.sent_at) from sent s
                     where s.user_id = c.user_id and s.product_type = c.product_type
                       and s.sent_at <= c.purchase_at) as last_sent,
                    (select max(a) from unnest(c.at_once) a where a <= c.purchase_at) as last_at_once,
                    (select max(f) from unnest(c.best_fixed) f where f <= c.purchase_at) as last_fixed
                from demo_customer c where c.purchase_at is not null
            )
            select product_type, count(*) as buyers,
                sum(coalesce(power(2, -extract(epoch from purchase_at - last_sent)::float8 / half_life_seconds), 0)),
                sum(coalesce(power(2, -extract(epoch from purchase_at - last_at_once)::float8 / half_life_seconds), 0)),
                sum(coalesce(power(2, -extract(epoch from purchase_at - last_fixed)::float8 / half_life_seconds), 0))
            from last group by product_type order by product_type
            """;
    private static final String LATENESS = """
            select coalesce(percentile_cont(?) within group (
                order by greatest(0, extract(epoch from sent_at - greatest(due_at, not_before)))), 0)
            from dispatch where sent_at is not null
            """;
    private static final String CANCELLED = """
            select n.product_type, sum(c.n)::bigint from (
                select customer_id, need_id, count(*) as n from dispatch
                where state = 'cancelled' and close_code = 'bought' group by 1, 2
                union all
                select e.customer_id, e.need_id, count(*) from moment m
                join enrolment e on e.customer_id = m.customer_id and e.id = m.enrolment_id
                where m.state = 'cancelled' and e.outcome = 'bought' group by 1, 2
            ) c join need n on n.customer_id = c.customer_id and n.id = c.need_id
            group by n.product_type
            """;

    private final JdbcClient jdbc;

    DemoReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    DemoReport report(Population population, DemoOptions options, double wallSeconds) {
        var values = jdbc.sql(VALUE)
                .query((row, number) -> new Value(
                        row.getString(1), row.getLong(2), row.getDouble(3), row.getDouble(4), row.getDouble(5)))
                .list();
        double buyers = Math.max(1, values.stream().mapToLong(Value::buyers).sum());
        var cancelled = byType(CANCELLED);
        return new DemoReport(
                population.text().en(),
                options.from().toString(),
                options.to().toString(),
                count("select count(*) from event"),
                count("select count(*) from need"),
                count("select count(*) from enrolment"),
                count("select count(*) from dispatch"),
                count("select count(*) from dispatch where state = 'accepted'"),
                count("select count(*) from decision where kind = 'hold'"),
                count("select count(*) from dispatch where state in ('refused', 'aside')"),
                count("select count(*) from dispatch where state = 'unknown'"),
                cancelled.values().stream().mapToLong(Long::longValue).sum(),
                values.stream().mapToDouble(Value::justInTime).sum() / buyers,
                values.stream().mapToDouble(Value::atOnce).sum() / buyers,
                values.stream().mapToDouble(Value::fixed).sum() / buyers,
                lateness(0.5),
                lateness(0.99),
                wallSeconds,
                productTypes(population, values, cancelled));
    }

    private List<DemoReport.ByProductType> productTypes(
            Population population, List<Value> values, Map<String, Long> cancelled) {
        var customers = byType("select product_type, count(*) from demo_customer group by 1");
        var held = byType("""
                select n.product_type, count(*) from decision d
                join need n on n.customer_id = d.customer_id and n.id = d.need_id where d.kind = 'hold' group by 1
                """);
        var sent = byTypeAnd("channel", "accepted");
        var refused = byTypeAnd("close_code", "refused");
        return population.policies().stream()
                .map(policy -> {
                    var type = policy.productType();
                    var value = values.stream()
                            .filter(one -> one.productType().equals(type))
                            .findFirst()
                            .orElse(new Value(type, 0, 0, 0, 0));
                    double buyers = Math.max(1, value.buyers());
                    return new DemoReport.ByProductType(
                            type,
                            customers.getOrDefault(type, 0L),
                            value.buyers(),
                            sent.getOrDefault(type, Map.of()),
                            held.getOrDefault(type, 0L),
                            refused.getOrDefault(type, Map.of()),
                            cancelled.getOrDefault(type, 0L),
                            value.justInTime() / buyers,
                            value.atOnce() / buyers,
                            value.fixed() / buyers,
                            policy.words());
                })
                .toList();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private double lateness(double quantile) {
        return jdbc.sql(LATENESS).param(quantile).query(Double.class).single();
    }

    private Map<String, Long> byType(String sql) {
        return jdbc.sql(sql).query((row, number) -> Map.entry(row.getString(1), row.getLong(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<String, Map<String, Long>> byTypeAnd(String column, String state) {
        var found = new LinkedHashMap<String, Map<String, Long>>();
        jdbc.sql("select n.product_type, coalesce(d." + column + ", '-'), count(*) from dispatch d "
                        + "join need n on n.customer_id = d.customer_id and n.id = d.need_id "
                        + "where d.state = ? group by 1, 2 order by 1, 2")
                .param(state)
                .query(row -> {
                    found.computeIfAbsent(row.getString(1), type -> new LinkedHashMap<>())
                            .put(row.getString(2), row.getLong(3));
                });
        return found;
    }

    private record Value(String productType, long buyers, double justInTime, double atOnce, double fixed) {}
}
