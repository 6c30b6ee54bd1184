package io.kairos.orchestrator.insight;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What customers are called in lists. Thread-safe. */
@Component
public class CustomerLabels {
    private final JdbcClient jdbc;

    CustomerLabels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By customer id; one who has told nothing has none. */
    public Map<UUID, String> of(Collection<UUID> customers) {
        Map<UUID, String> labels = new HashMap<>();
        jdbc.sql("select c.id, " + CustomerSql.LABEL + " as label from customer c where c.id = any(?)")
                .param(customers.toArray(UUID[]::new))
                .query(row -> {
                    String label = row.getString("label");
                    if (label != null) {
                        labels.put(row.getObject("id", UUID.class), label);
                    }
                });
        return labels;
    }
}
