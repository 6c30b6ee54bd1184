package io.kairos.orchestrator.dispatch;

import io.kairos.orchestrator.guard.SystemMessages;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what messages speak about, in one query for any number of them. */
@Repository
class ContentFacts {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    ContentFacts(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The need a message is about. */
    record NeedFacts(
            String productType,
            String subject,
            Optional<LocalDate> date,
            Optional<LocalDate> endDate,
            Optional<BigDecimal> value,
            Map<String, Object> features) {
        /** Of a message that is about no need. */
        private static final NeedFacts NONE =
                new NeedFacts("", "", Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    /** The needs of these dispatches, by dispatch id. */
    Map<UUID, NeedFacts> needs(Collection<Claim> claims) {
        Map<UUID, NeedFacts> needs = new HashMap<>();
        jdbc.query(
                """
                select asked.dispatch_id, need.product_type, need.subject, need.date, need.end_date, need.value, need.features
                from unnest(?::uuid[], ?::uuid[], ?::uuid[]) as asked (dispatch_id, customer_id, need_id)
                cross join lateral (
                    select * from need where need.customer_id = asked.customer_id and need.id = asked.need_id offset 0) as need
                """,
                row -> {
                    needs.put(
                            row.getObject("dispatch_id", UUID.class),
                            new NeedFacts(
                                    row.getString("product_type"),
                                    row.getString("subject"),
                                    Optional.ofNullable(row.getObject("date", LocalDate.class)),
                                    Optional.ofNullable(row.getObject("end_date", LocalDate.class)),
                                    Optional.ofNullable(row.getBigDecimal("value")),
                                    json.readValue(row.getString("features"), OBJECT)));
                },
                claims.stream().map(claim -> claim.id().toString()).toArray(String[]::new),
                claims.stream()
                        .map(claim -> claim.dispatch().customerId().toString())
                        .toArray(String[]::new),
                claims.stream()
                        .map(claim -> claim.dispatch().needId().toString())
                        .toArray(String[]::new));
        claims.stream()
                .filter(claim -> SystemMessages.is(claim.dispatch().journeyId()))
                .forEach(claim -> needs.put(claim.id(), NeedFacts.NONE));
        return needs;
    }
}
