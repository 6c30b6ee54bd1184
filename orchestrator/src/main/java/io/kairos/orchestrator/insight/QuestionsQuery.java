package io.kairos.orchestrator.insight;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The questions that wait for an answer, those with the least time left first. */
@Component
class QuestionsQuery {

    /** Before every row. */
    static final Start FIRST = new Start(Instant.parse("0001-01-01T00:00:00Z"), new UUID(0, 0));

    /** The row after which a page begins. */
    record Start(Instant answerBy, UUID id) {}

    private static final String PAGE = """
            select to_jsonb(q) || jsonb_build_object('label', %s)
              from (select * from question
                     where answer is null and (answer_by, id) > (:by, :id)
                     order by answer_by, id limit :limit) q
              join customer c on c.id = q.customer_id
             order by q.answer_by, q.id
            """.formatted(CustomerSql.LABEL);

    private final JdbcClient jdbc;
    private final Json json;

    QuestionsQuery(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Page<Facts> page(Start start) {
        return Page.of(
                jdbc
                        .sql(PAGE)
                        .param("by", start.answerBy().atOffset(ZoneOffset.UTC))
                        .param("id", start.id())
                        .param("limit", Page.FETCH)
                        .query(String.class)
                        .list()
                        .stream()
                        .map(json::facts)
                        .toList(),
                row -> Cursor.of(row.requiredInstant("answer_by"), row.required("id")));
    }
}
