package io.kairos.orchestrator.product;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.StatementCallback;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every version of every product type that was changed. */
@Repository
public class ProductTypeStore {
    private static final TypeReference<Map<String, Object>> SECTION = new TypeReference<>() {};
    private static final String STAMP = "select count(*) from product_type_version";
    private static final String LOCK = "(19265, 4)";
    private static final String KEPT_STAMP = "select pg_advisory_xact_lock_shared" + LOCK + "; " + STAMP;
    private static final String ALONE = "set local lock_timeout = '3s'; select pg_advisory_xact_lock" + LOCK;

    private final JdbcClient jdbc;
    private final JdbcTemplate statements;
    private final JsonMapper json;

    ProductTypeStore(JdbcClient jdbc, JdbcTemplate statements, JsonMapper json) {
        this.jdbc = jdbc;
        this.statements = statements;
        this.json = json;
    }

    /** Grows with every change; a version is never taken away. */
    long stamp() {
        return jdbc.sql(STAMP).query(Long.class).single();
    }

    /** The same, while no type is taken away until the transaction ends; looked at once that is sure, in one round trip. */
    long keptStamp() {
        StatementCallback<Long> ask = statement -> {
            statement.execute(KEPT_STAMP);
            statement.getMoreResults();
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getLong(1);
            }
        };
        return requireNonNull(statements.execute(ask));
    }

    /**
     * Waits, three seconds at most, for those who open needs now, and lets nobody open one until the transaction ends; whether that came
     * about. If not, the transaction can only be rolled back.
     */
    public boolean lockAlone() {
        try {
            statements.execute(ALONE);
            return true;
        } catch (CannotAcquireLockException e) {
            return false;
        }
    }

    /** The last version of each that was changed, by id. */
    List<ProductTypeVersion> newest() {
        return jdbc.sql("""
                        select distinct on (product_type) * from product_type_version
                        order by product_type, version desc
                        """).query(this::version).list();
    }

    /** What became of one, newest first. */
    public List<ProductTypeVersion> history(String productType) {
        return jdbc.sql("select * from product_type_version where product_type = ? order by version desc")
                .param(productType)
                .query(this::version)
                .list();
    }

    /** Whether it was stored; not where somebody else was faster. */
    public boolean add(ProductTypeVersion made) {
        int rows = jdbc.sql("""
                        insert into product_type_version (product_type, version, section, note, changed_at, changed_by, removed)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(
                        made.productType(),
                        made.version(),
                        json.writeValueAsString(made.section()),
                        made.note(),
                        made.changedAt().atOffset(ZoneOffset.UTC),
                        made.changedBy(),
                        made.removed())
                .update();
        return rows == 1;
    }

    private ProductTypeVersion version(ResultSet row, int number) throws SQLException {
        return new ProductTypeVersion(
                row.getString("product_type"),
                row.getInt("version"),
                json.readValue(row.getString("section"), SECTION),
                row.getString("note"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getString("changed_by"),
                row.getBoolean("removed"));
    }
}
