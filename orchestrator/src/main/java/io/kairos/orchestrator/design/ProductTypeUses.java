package io.kairos.orchestrator.design;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what a change of a product type is about. */
@Repository
class ProductTypeUses {
    private final JdbcClient jdbc;
    private final Topics topics;

    ProductTypeUses(JdbcClient jdbc, Topics topics) {
        this.jdbc = jdbc;
        this.topics = topics;
    }

    /** @param openNeeds of the type, of all customers */
    record Uses(long openNeeds, List<Use> journeys) {}

    /** @param enters whether customers of the type enter it now */
    record Use(String id, String name, boolean enters, long inside) {}

    /** Words for the journeys that stand in the way of taking a product type away; empty when none does. */
    List<String> inTheWay(String productType, Locale language) {
        Map<String, String> names = new LinkedHashMap<>();
        topics.journeys(language).forEach(journey -> names.put(journey.id(), journey.name()));
        return jdbc.sql("""
                        select journey_id from journey_entry left join journey_standing using (journey_id)
                        where product_type = ? and coalesce(state, 'live') <> 'stopped'
                        union
                        select e.journey_id from enrolment e
                        join need n on n.customer_id = e.customer_id and n.id = e.need_id
                        where e.state = 'inside' and n.product_type = ? order by 1
                        """).params(productType, productType).query(String.class).list().stream()
                .map(id -> names.getOrDefault(id, id))
                .toList();
    }

    Uses of(String productType, Set<String> entered, Locale language) {
        long needs = jdbc.sql("select count(*) from need where state = 'open' and product_type = ?")
                .param(productType)
                .query(Long.class)
                .single();
        Map<String, Long> inside = new LinkedHashMap<>();
        entered.stream().sorted().forEach(id -> inside.put(id, 0L));
        jdbc.sql("""
                        select e.journey_id, count(*) as here from enrolment e
                        join need n on n.customer_id = e.customer_id and n.id = e.need_id
                        where e.state = 'inside' and n.product_type = ? group by 1 order by 1
                        """).param(productType).query(row -> {
            inside.put(row.getString("journey_id"), row.getLong("here"));
        });
        Map<String, String> names = new LinkedHashMap<>();
        topics.journeys(language).forEach(journey -> names.put(journey.id(), journey.name()));
        return new Uses(
                needs,
                inside.entrySet().stream()
                        .map(each -> new Use(
                                each.getKey(),
                                names.getOrDefault(each.getKey(), each.getKey()),
                                entered.contains(each.getKey()),
                                each.getValue()))
                        .toList());
    }
}
