package io.kairos.orchestrator.timing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every version of every model, in PostgreSQL. */
@Repository
class ModelStore {

    private static final String INSERT = """
            insert into timing_model (id, product_type, family, reference, content, report, trained_as_of, period_from,
                period_to, state, comparison, created_at)
            values (:id, :type, :family, :reference, :content, :report::jsonb, :asOf, :from, :to, :state,
                :comparison::jsonb, :created)
            """;

    private static final String COLUMNS = """
            select id, product_type, family, state, reference, trained_as_of, period_from, period_to, created_at,
                   promoted_at, report::text as report, comparison::text as comparison, drift::text as drift
              from timing_model
            """;

    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ModelStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Keeps a version; its text is empty where no model came of the training. */
    @Transactional
    public void add(ModelVersion version, Optional<String> text) {
        jdbc.sql(INSERT)
                .param("id", version.id())
                .param("type", version.slot().productType())
                .param("family", version.slot().family())
                .param("reference", version.reference().orElse(null))
                .param("content", text.orElse(null))
                .param("report", json.writeValueAsString(version.report()))
                .param("asOf", Timestamp.from(version.period().asOf()))
                .param("from", Timestamp.from(version.period().from()))
                .param("to", Timestamp.from(version.period().until()))
                .param("state", version.state().code())
                .param("comparison", json.writeValueAsString(version.comparison()))
                .param("created", Timestamp.from(version.created()))
                .update();
    }

    /** Trainings that again brought no model: only the latest of a slot is kept. */
    void dropEarlierEmpty(ModelVersion latest) {
        jdbc.sql("delete from timing_model where product_type = ? and family = ? and content is null and id <> ?")
                .params(latest.slot().productType(), latest.slot().family(), latest.id())
                .update();
    }

    /** Puts a version in force; the one before is retired. */
    @Transactional
    public void promote(UUID id, Instant at) {
        jdbc.sql("""
                        update timing_model old set state = 'retired' from timing_model new
                         where new.id = :id and old.product_type = new.product_type and old.family = new.family
                           and old.state = 'live' and old.id <> new.id
                        """).param("id", id).update();
        jdbc.sql("update timing_model set state = 'live', promoted_at = :at where id = :id and content is not null")
                .param("id", id)
                .param("at", Timestamp.from(at))
                .update();
    }

    void drift(UUID id, Map<String, @Nullable Object> drift) {
        jdbc.sql("update timing_model set drift = ?::jsonb where id = ?")
                .params(json.writeValueAsString(drift), id)
                .update();
    }

    Optional<ModelVersion> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = ?")
                .param(id)
                .query((row, number) -> version(row))
                .optional();
    }

    /** The latest training of a slot, whatever came of it. */
    Optional<ModelVersion> latest(Slot slot) {
        return jdbc.sql(COLUMNS + " where product_type = ? and family = ? order by created_at desc, id desc limit 1")
                .params(slot.productType(), slot.family())
                .query((row, number) -> version(row))
                .optional();
    }

    Optional<ModelVersion> live(Slot slot) {
        return jdbc.sql(COLUMNS + " where product_type = ? and family = ? and state = 'live'")
                .params(slot.productType(), slot.family())
                .query((row, number) -> version(row))
                .optional();
    }

    /** Newest first, from after that one; of one state where it is given. */
    List<ModelVersion> page(Optional<String> state, Instant before, UUID beforeId, int size) {
        return jdbc.sql(COLUMNS + """
                         where (created_at, id) < (:at, :id) and state = coalesce(cast(:state as text), state)
                         order by created_at desc, id desc limit :size
                        """)
                .param("at", Timestamp.from(before))
                .param("id", beforeId)
                .param("state", state.orElse(null))
                .param("size", size)
                .query((row, number) -> version(row))
                .list();
    }

    Optional<String> text(UUID id) {
        return jdbc.sql("select content from timing_model where id = ?")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** The live versions, and after each the two that decided before it: by slot, newest first. */
    List<Stored> readable() {
        return jdbc.sql("""
                        select id, product_type, family, content from (
                            select *, row_number() over (partition by product_type, family
                                                         order by state = 'live' desc, promoted_at desc, id) as place
                              from timing_model where state in ('live', 'retired')) m
                         where place <= 3 and exists (select 1 from timing_model l where l.state = 'live'
                                    and l.product_type = m.product_type and l.family = m.family)
                         order by product_type, family, place
                        """)
                .query((row, number) ->
                        new Stored(row.getObject("id", UUID.class), slot(row), row.getString("content")))
                .list();
    }

    /** Changes whenever another version goes live. */
    String liveStamp() {
        return jdbc.sql(
                        "select coalesce(string_agg(id::text, ' ' order by id), '') from timing_model where state = 'live'")
                .query(String.class)
                .single();
    }

    /** The text of a model file. */
    record Stored(UUID id, Slot slot, String text) {}

    private ModelVersion version(ResultSet row) throws SQLException {
        return new ModelVersion(
                row.getObject("id", UUID.class),
                slot(row),
                ModelState.of(row.getString("state")),
                Optional.ofNullable(row.getString("reference")),
                new TrainingPeriod(
                        row.getTimestamp("period_from").toInstant(),
                        row.getTimestamp("trained_as_of").toInstant(),
                        row.getTimestamp("period_to").toInstant()),
                json.readValue(row.getString("report"), OBJECT),
                json.readValue(row.getString("comparison"), OBJECT),
                Optional.ofNullable(row.getString("drift")).map(text -> json.readValue(text, OBJECT)),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("promoted_at")).map(Timestamp::toInstant));
    }

    private static Slot slot(ResultSet row) throws SQLException {
        return new Slot(row.getString("product_type"), row.getString("family"));
    }
}
