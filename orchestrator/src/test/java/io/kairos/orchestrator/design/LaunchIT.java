package io.kairos.orchestrator.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.support.KairosTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@KairosTest
class LaunchIT {
    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Designer designer;

    @BeforeEach
    void open() {
        designer = new Designer(port);
    }

    @Test
    void a_launch_asked_for_twice_happens_once() {
        String id = designer.create("Launched once");
        String key = UUID.randomUUID().toString();
        Map<String, Object> order =
                Map.of("revision", designer.revision(id), "people", "stay", "note", "First", "accepted", codes(id));

        var first = designer.launch(id, order, key);
        var again = designer.launch(id, order, key);
        var other = designer.launch(id, Map.of("fromVersion", 1, "people", "stay"), key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().toString()).isEqualTo("{\"version\":1,\"state\":\"live\"}");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.code()).isEqualTo("idempotency-key-reused");
        var versions = designer.get("/api/journeys/" + id + "/versions").body().path("versions");
        assertThat(versions.size()).isEqualTo(1);
        assertThat(versions.get(0).path("note").asString()).isEqualTo("First");
        assertThat(versions.get(0).path("launchedBy").asString()).isEqualTo("open");
        assertThat(definitions(id)).isEqualTo(1);
        assertThat(designer.revision(id))
                .as("the draft is what is in force now")
                .isZero();
    }

    @Test
    void errors_block_and_warnings_must_be_read() {
        String id = designer.create("Unread");
        String file = Designer.file(id);
        int revision = designer.save(id, designer.revision(id), file.replace("\"worth\"", "\"again\""))
                .body()
                .path("revision")
                .asInt();
        var faulty = designer.launch(id, Map.of("revision", revision, "people", "stay"), "a");

        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.code()).isEqualTo("journey-has-findings");
        assertThat(faulty.body().path("findings").findValuesAsString("severity"))
                .contains("error");
        assertThat(designer.get("/api/journeys/" + id + "/versions")
                        .body()
                        .path("versions")
                        .isEmpty())
                .isTrue();
        assertThat(designer.revision(id)).isEqualTo(revision);
    }

    @Test
    void a_launch_that_fails_half_way_changes_nothing_and_can_be_repeated() {
        String id = designer.create("Half way");
        designer.launch(id, "stay");
        int revision =
                designer.save(id, 0, Designer.file(id)).body().path("revision").asInt();
        Map<String, Object> order = Map.of("revision", revision, "people", "stay");
        jdbc.sql("create or replace function no_second() returns trigger as $$ begin if new.journey_id = '" + id
                        + "' then raise exception 'the disk is full'; end if; return new; end $$ language plpgsql")
                .update();
        jdbc.sql("create trigger no_second before insert on journey_version for each row execute function no_second()")
                .update();

        var failed = designer.launch(id, order, "key-of-this-wish");
        jdbc.sql("drop trigger no_second on journey_version").update();

        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.code()).isEqualTo("launch-failed");
        assertThat(definitions(id)).as("the engine was told to forget it").isEqualTo(1);
        assertThat(designer.get("/api/journeys/" + id).body().path("version").asInt())
                .isEqualTo(1);
        assertThat(designer.revision(id)).isEqualTo(revision);
        var repeated = designer.launch(id, order, "key-of-this-wish");
        assertThat(repeated.body().path("version").asInt()).isEqualTo(2);
        assertThat(definitions(id)).isEqualTo(2);
    }

    @Test
    void an_older_version_is_put_in_force_again_as_a_new_one() {
        String id = designer.create("Rolled back");
        String first = designer.get("/api/journeys/" + id + "/draft")
                .body()
                .path("bpmn")
                .asString();
        designer.launch(id, "stay");
        designer.save(id, 0, Designer.file(id).replace("Of " + id, "Worse"));
        designer.launch(id, "stay");

        var back = designer.launch(id, Map.of("fromVersion", 1, "people", "stay", "note", "Worse"), "back");

        assertThat(back.body().path("version").asInt()).isEqualTo(3);
        assertThat(designer.get("/api/journeys/" + id + "/bpmn").raw().body()).isEqualTo(first);
        var versions = designer.get("/api/journeys/" + id + "/versions").body().path("versions");
        assertThat(versions.findValuesAsString("state")).containsExactly("live", "old", "old");
        assertThat(designer.get("/api/journeys/" + id + "/versions/2/bpmn")
                        .raw()
                        .body())
                .contains("Worse");
        assertThat(designer.launch(id, Map.of("fromVersion", 9, "people", "stay"), "9")
                        .code())
                .isEqualTo("version-unknown");
    }

    @Test
    void somebody_who_changed_the_draft_meanwhile_stops_the_launch() {
        String id = designer.create("Changed meanwhile");
        int seen = designer.revision(id);
        designer.save(id, seen, Designer.file(id));

        var stale = designer.launch(id, Map.of("revision", seen, "people", "stay"), "stale");

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.code()).isEqualTo("draft-changed-elsewhere");
    }

    @Test
    void the_audit_trail_says_what_was_before_and_after() {
        String id = designer.create("Audited");
        designer.launch(id, "stay");
        designer.save(id, 0, Designer.file(id));
        designer.launch(id, "stay");

        assertThat(jdbc.sql("select action || ': ' || coalesce(before, '-') || ' > ' || coalesce(after, '-') "
                                + "from audit_entry where target = ? and action <> 'journey.draft' order by id")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "journey.create: - > Audited",
                        "journey.launch: - > version 1, people stay",
                        "journey.launch: version 1 > version 2, people stay");
        assertThat(jdbc.sql("select count(*) from audit_entry where target = ? and action like 'PUT %'")
                        .param(id)
                        .query(Long.class)
                        .single())
                .as("one entry for each change")
                .isZero();
    }

    private List<String> codes(String id) {
        String bpmn = designer.get("/api/journeys/" + id + "/draft")
                .body()
                .path("bpmn")
                .asString();
        return designer.post("/api/journeys/" + id + "/draft/check", Map.of("bpmn", bpmn))
                .body()
                .path("findings")
                .findValuesAsString("code");
    }

    private long definitions(String id) {
        return jdbc.sql("select count(*) from act_re_procdef where key_ = ?")
                .param(id)
                .query(Long.class)
                .single();
    }
}
