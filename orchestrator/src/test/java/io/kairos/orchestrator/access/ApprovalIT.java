package io.kairos.orchestrator.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import io.kairos.journeys.bpmn.ShippedJourneys;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A launch about many customers takes two people. */
@SignedInTest
class ApprovalIT {
    private static final String PASSWORD = "five words are quite enough";
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccountStore store;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void who_asked_cannot_agree_but_a_colleague_can() {
        Browser asking = signedIn("asks for a launch");
        Browser agreeing = signedIn("agrees to it");
        String id = created(asking);
        many(id);
        String versions = "/api/journeys/" + id + "/versions";

        var asked = asking.launch(versions, JSON.writeValueAsString(order(asking, id)));
        var own = asking.send("POST", versions + "/1/approve", "{}");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        assertThat(Browser.json(asked).path("state").asString()).isEqualTo("waiting-for-approval");
        assertThat(own.statusCode()).isEqualTo(403);
        assertThat(Browser.json(own).path("code").asString()).isEqualTo("approve-own-launch");
        assertThat(jdbc.sql("select count(*) from journey_version where journey_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();

        var agreed = agreeing.send("POST", versions + "/1/approve", "{}");

        assertThat(Browser.json(agreed).path("state").asString()).isEqualTo("live");
        var row = Browser.json(asking.get(versions)).path("versions").get(0);
        assertThat(row.path("launchedBy").asString()).isEqualTo("asks for a launch");
        assertThat(row.path("approvedBy").asString()).isEqualTo("agrees to it");
        assertThat(jdbc.sql("select account || ' ' || action from audit_entry where target = ? order by id")
                        .param(id)
                        .query(String.class)
                        .list())
                .endsWith(
                        "asks for a launch journey.launch.ask",
                        "agrees to it journey.approve",
                        "agrees to it journey.launch");
        var back = asking.launch(
                versions,
                JSON.writeValueAsString(Map.of(
                        "fromVersion",
                        1,
                        "people",
                        "stay",
                        "accepted",
                        order(asking, id).get("accepted"))));
        assertThat(back.statusCode()).as(back.body()).isEqualTo(201);
        assertThat(Browser.json(back).path("state").asString())
                .as("a roll back of so many")
                .isEqualTo("waiting-for-approval");
        jdbc.sql("delete from enrolment where journey_id = ?").param(id).update();
    }

    @Test
    @Timeout(value = 30, threadMode = SEPARATE_THREAD)
    void a_stream_ends_when_its_reader_signs_out() {
        Browser reader = signedIn("reads a stream");
        String id = created(reader);
        jdbc.sql("insert into journey_version (journey_id, version, fingerprint, source, deployment_key, deployed_at) "
                        + "select journey_id, 1, '', bpmn, 'none', now() from journey_draft where journey_id = ?")
                .param(id)
                .update();
        Iterator<String> lines = reader.lines("/api/journeys/" + id + "/stream");
        while (!lines.next().startsWith("data:")) {
            assertThat(lines.hasNext()).isTrue();
        }

        reader.send("DELETE", "/api/session", "");
        many(id);

        while (lines.hasNext()) {
            assertThat(lines.next()).doesNotStartWith("data:");
        }
    }

    private Map<String, Object> order(Browser browser, String id) {
        var draft = Browser.json(browser.get("/api/journeys/" + id + "/draft"));
        var found = browser.send(
                "POST",
                "/api/journeys/" + id + "/draft/check",
                JSON.writeValueAsString(Map.of("bpmn", draft.path("bpmn").asString())));
        List<String> codes = Browser.json(found).path("findings").findValuesAsString("code");
        return Map.of("revision", draft.path("revision").asInt(), "people", "stay", "accepted", codes);
    }

    private String created(Browser browser) {
        String file = new String(ShippedJourneys.bpmn("considered"), StandardCharsets.UTF_8);
        HttpResponse<String> made = browser.send(
                "POST", "/api/journeys", JSON.writeValueAsString(Map.of("name", "For many", "bpmn", file)));
        return Browser.json(made).path("id").asString();
    }

    /** More customers inside than one person may decide about. */
    private void many(String id) {
        jdbc.sql("""
                        insert into enrolment (customer_id, id, need_id, journey_id, journey_version, process_instance_id,
                            state, started_at)
                        select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), ?, 1, 'none', 'inside', now()
                        from generate_series(1, 1001)
                        """).param(id).update();
    }

    private Browser signedIn(String name) {
        if (store.named(name).isEmpty()) accounts.create(name, Role.MARKETER, PASSWORD, "test");
        Browser browser = new Browser(port);
        assertThat(browser.signIn(name, PASSWORD).statusCode()).isEqualTo(200);
        return browser;
    }
}
