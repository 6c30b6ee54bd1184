package io.kairos.orchestrator.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.support.KairosTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@KairosTest
class DraftsIT {
    @LocalServerPort
    private int port;

    private Designer designer;

    @BeforeEach
    void open() {
        designer = new Designer(port);
    }

    @Test
    void a_new_journey_is_a_draft_with_an_id_of_its_own() {
        var made = designer.post("/api/journeys", Map.of("name", "Été à Lisbonne"));
        var again = designer.post("/api/journeys", Map.of("name", "Été à Lisbonne"));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("id").asString()).isEqualTo("ete-a-lisbonne");
        assertThat(again.body().path("id").asString()).isEqualTo("ete-a-lisbonne-2");
        assertThat(made.raw().headers().firstValue("Location")).hasValue("/api/journeys/ete-a-lisbonne");
        var one = designer.get("/api/journeys/ete-a-lisbonne").body();
        assertThat(one.path("state").asString()).isEqualTo("draft");
        assertThat(one.path("version").asInt(-1)).isZero();
        assertThat(one.path("draft").path("changedBy").asString()).isEqualTo("open");
        var listed = designer.get("/api/journeys").body().path("journeys");
        assertThat(listed.findValuesAsString("id")).contains("ete-a-lisbonne", "ete-a-lisbonne-2", "dated");
    }

    @Test
    void of_two_people_the_later_hears_who_was_faster_and_nothing_is_overwritten() {
        String id = designer.create("Two editors");
        int seen = designer.revision(id);
        String first = Designer.file(id).replace("Of " + id, "Name by the first");

        var saved = designer.save(id, seen, first);
        var late = designer.save(id, seen, Designer.file(id));

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.raw().headers().firstValue("ETag")).hasValue("\"" + (seen + 1) + "\"");
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.code()).isEqualTo("draft-changed-elsewhere");
        assertThat(late.body().path("params").path("revision").asString()).isEqualTo(Integer.toString(seen + 1));
        assertThat(late.body().path("params").path("changedBy").asString()).isEqualTo("open");
        assertThat(late.body().path("params").path("changedAt").asString()).startsWith("20");
        var kept = designer.get("/api/journeys/" + id + "/draft").body();
        assertThat(kept.path("bpmn").asString()).isEqualTo(first);
        assertThat(kept.path("name").asString()).isEqualTo("Name by the first");
    }

    @Test
    void a_revision_never_comes_back_after_a_draft_was_discarded() {
        String id = designer.create("Discarded");
        designer.launch(id, "stay");
        int first =
                designer.save(id, 0, Designer.file(id)).body().path("revision").asInt();

        designer.send("DELETE", "/api/journeys/" + id + "/draft", "", "Accept", "*/*");
        assertThat(designer.revision(id)).isZero();
        int second =
                designer.save(id, 0, Designer.file(id)).body().path("revision").asInt();

        assertThat(second).isGreaterThan(first);
        assertThat(designer.save(id, first, "<a/>").status()).isEqualTo(412);
    }

    @Test
    void fifty_megabytes_are_refused_in_plain_words_and_nothing_is_lost() {
        String id = designer.create("Too large");
        int seen = designer.revision(id);
        String before = designer.get("/api/journeys/" + id + "/draft")
                .body()
                .path("bpmn")
                .asString();

        var huge = designer.save(id, seen, "x".repeat(50 << 20));
        var large = designer.save(id, seen, Designer.file(id) + " ".repeat(1 << 20));

        assertThat(huge.status()).isEqualTo(413);
        assertThat(huge.code()).isEqualTo("body-too-large");
        assertThat(huge.body().path("detail").asString()).contains("51200 KB", "1024 KB", "as it was");
        assertThat(large.status()).isEqualTo(413);
        assertThat(designer.revision(id)).isEqualTo(seen);
        assertThat(designer.get("/api/journeys/" + id + "/draft")
                        .body()
                        .path("bpmn")
                        .asString())
                .isEqualTo(before);
    }

    @Test
    void a_draft_may_hold_errors_but_must_be_xml_and_name_its_revision() {
        String id = designer.create("Faulty");
        int seen = designer.revision(id);
        String faulty = Designer.file(id).replace("value=\"email\"", "value=\"pigeon\"");

        var saved = designer.save(id, seen, faulty);
        var noXml = designer.save(id, seen + 1, "<a><b></a>");
        var blind = designer.send("PUT", "/api/journeys/" + id + "/draft", "{\"bpmn\":\"<a/>\"}", "Accept", "*/*");
        var other = designer.post("/api/journeys/" + id + "/draft/check", Map.of("bpmn", Designer.file("elsewhere")));

        assertThat(saved.body().path("findings").findValuesAsString("severity")).contains("error");
        assertThat(saved.body().path("findings").findValuesAsString("element")).isNotEmpty();
        assertThat(noXml.status()).isEqualTo(422);
        assertThat(noXml.code()).isEqualTo("draft-unreadable");
        assertThat(blind.status()).isEqualTo(428);
        assertThat(other.body().path("findings").findValuesAsString("code")).contains("OTHER_JOURNEY");
    }

    @Test
    void a_blank_journey_says_what_it_lacks() {
        String id = designer.post("/api/journeys", Map.of("name", "Blank"))
                .body()
                .path("id")
                .asString();
        String bpmn = designer.get("/api/journeys/" + id + "/draft")
                .body()
                .path("bpmn")
                .asString();

        var checked = designer.post("/api/journeys/" + id + "/draft/check", Map.of("bpmn", bpmn));

        assertThat(checked.body().path("findings").findValuesAsString("code")).contains("NOTHING_TO_SEND");
        assertThat(checked.body().path("findings").findValuesAsString("code"))
                .allMatch(code -> code.equals("NOTHING_TO_SEND") || code.equals("NEVER_ASKS_WORTH"));
    }
}
