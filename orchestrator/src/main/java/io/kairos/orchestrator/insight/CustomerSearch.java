package io.kairos.orchestrator.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds customers by the beginning of an identity (user id, email, phone) or of a name; the newest keys first. */
@Component
class CustomerSearch {

    /** Sorts after every key. */
    static final UUID NEWEST = new UUID(-1, -1);

    private static final String ROWS = """
            select c.id, %s as label, c.user_id, %s as email, c.zone, c.last_seen_at,
                   (select count(*) from need n where n.customer_id = c.id and n.state = 'open') as open_needs
              from customer c
             where c.id < :after and c.merged_into is null %s
             order by c.id desc
             limit :limit
            """;

    private static final String ALL = ROWS.formatted(CustomerSql.LABEL, CustomerSql.EMAIL, "");

    private static final String MATCHING =
            ROWS.formatted(CustomerSql.LABEL, CustomerSql.EMAIL, """
            and c.id in (
                select i.customer_id from identity i where lower(i.value) like :beginning
                union
                select c.id from customer c where lower(%s) like :beginning
                union
                select c.id from customer c where lower(c.traits ->> 'lastName') like :beginning)
            """.formatted(CustomerSql.NAME));

    /** @param label null for a customer who has told nothing */
    record Found(
            UUID id,
            @Nullable String label,
            @Nullable String userId,
            @Nullable String email,
            String zone,
            int openNeeds,
            java.time.Instant lastSeenAt) {}

    private final JdbcClient jdbc;

    CustomerSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<Found> page(Optional<String> beginning, UUID after) {
        JdbcClient.StatementSpec query = beginning
                .map(text -> jdbc.sql(MATCHING).param("beginning", CustomerSql.beginning(text)))
                .orElseGet(() -> jdbc.sql(ALL));
        return Page.of(
                query.param("after", after)
                        .param("limit", Page.FETCH)
                        .query(CustomerSearch::row)
                        .list(),
                found -> Cursor.of(found.id()));
    }

    private static Found row(ResultSet row, int number) throws SQLException {
        return new Found(
                row.getObject("id", UUID.class),
                row.getString("label"),
                row.getString("user_id"),
                row.getString("email"),
                row.getString("zone"),
                row.getInt("open_needs"),
                row.getObject("last_seen_at", OffsetDateTime.class).toInstant());
    }
}
