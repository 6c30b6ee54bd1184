package io.kairos.orchestrator.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Names, passwords, sessions. */
@SignedInTest
class SignInIT {
    private static final String PASSWORD = "five words are quite enough";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccountStore store;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void there_is_an_administrator() {
        if (store.named("ada").isEmpty()) accounts.create("ada", Role.ADMINISTRATOR, PASSWORD, "test");
        jdbc.sql("delete from sign_in_failure").update();
    }

    @Test
    void nobody_sees_a_customer_without_signing_in() {
        HttpResponse<String> answer = new Browser(port).get("/api/customers");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Browser.json(answer).path("code").asString()).isEqualTo("sign-in-needed");
        assertThat(Browser.json(answer).path("remedy").asString()).contains("Sign in");
    }

    @Test
    void a_person_signs_in_sees_and_signs_out() {
        Browser browser = new Browser(port);

        HttpResponse<String> entered = browser.signIn("Ada", PASSWORD);
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(200);
        assertThat(Browser.json(entered).path("role").asString()).isEqualTo("administrator");
        assertThat(browser.get("/api/customers").statusCode()).isEqualTo(200);
        String session = browser.cookie("kairos-session").orElseThrow();

        assertThat(browser.send("DELETE", "/api/session", "").statusCode()).isEqualTo(200);
        browser.give("kairos-session", session);
        assertThat(browser.get("/api/customers").statusCode()).isEqualTo(401);
    }

    @Test
    void the_cookie_is_read_by_no_script_and_sent_to_no_other_site() {
        HttpResponse<String> entered = new Browser(port).signIn("ada", PASSWORD);

        assertThat(entered.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("kairos-session="))
                .singleElement()
                .asString()
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Lax");
    }

    @Test
    void a_session_somebody_has_prepared_gets_another_id() {
        Browser browser = new Browser(port);
        browser.signIn("ada", PASSWORD);
        String before = browser.cookie("kairos-session").orElseThrow();

        browser.signIn("ada", PASSWORD);

        assertThat(browser.cookie("kairos-session")).isPresent().get().isNotEqualTo(before);
    }

    @Test
    void a_guesser_is_slowed_down_and_told_nothing() {
        Browser browser = new Browser(port);
        HttpResponse<String> wrong = browser.signIn("ada", "not the password");
        HttpResponse<String> nobody = browser.signIn("nobody", "not the password");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(nobody.body());

        for (int i = 0; i < 9; i++) browser.signIn("ada", "guess number " + i);

        assertThat(browser.signIn("ada", PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void a_change_without_the_sessions_token_is_refused() {
        Browser browser = new Browser(port);
        browser.signIn("ada", PASSWORD);

        HttpResponse<String> forged = browser.forged("POST", "/api/accounts", "{}");

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(Browser.json(forged).path("code").asString()).isEqualTo("form-token");
    }

    @Test
    void a_lesser_role_counts_from_the_next_request_on() {
        Account eve = accounts.create("eve " + System.nanoTime(), Role.OPERATOR, PASSWORD, "test");
        Browser browser = new Browser(port);
        browser.signIn(eve.name(), PASSWORD);
        assertThat(browser.get("/api/dispatches/unknown").statusCode()).isEqualTo(200);

        accounts.change(eve.id(), Role.VIEWER, false, "test");
        assertThat(browser.get("/api/dispatches/unknown").statusCode()).isEqualTo(403);
        assertThat(browser.get("/api/journeys").statusCode()).isEqualTo(200);

        accounts.change(eve.id(), Role.VIEWER, true, "test");
        assertThat(browser.get("/api/journeys").statusCode()).isEqualTo(401);
    }

    @Test
    void an_administrator_adds_people_and_the_audit_tells() {
        Browser browser = new Browser(port);
        browser.signIn("ada", PASSWORD);
        String name = "new " + System.nanoTime();
        HttpResponse<String> made = browser.send(
                "POST",
                "/api/accounts",
                "{\"name\":\"%s\",\"role\":\"viewer\",\"password\":\"%s\"}".formatted(name, PASSWORD));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String id = Browser.json(made).path("id").asString();
        browser.send("PUT", "/api/accounts/" + id, "{\"role\":\"marketer\"}");

        String entries = browser.get("/api/audit").body();

        assertThat(entries)
                .contains("account.create", "account.change", name, "\"before\":\"viewer\"", "\"after\":\"marketer\"")
                .doesNotContain(PASSWORD);
        assertThat(Browser.json(browser.get("/api/accounts")).path("accounts").toString())
                .contains(name)
                .doesNotContain("$2a$");
    }

    @Test
    void bad_accounts_are_refused_in_plain_words() {
        Browser browser = new Browser(port);
        browser.signIn("ada", PASSWORD);

        assertThat(code(browser, "{\"name\":\"\",\"role\":\"viewer\",\"password\":\"" + PASSWORD + "\"}"))
                .isEqualTo("account-name name");
        assertThat(code(browser, "{\"name\":\"x\",\"role\":\"king\",\"password\":\"" + PASSWORD + "\"}"))
                .isEqualTo("account-role role");
        assertThat(code(browser, "{\"name\":\"x\",\"role\":\"viewer\",\"password\":\"short\"}"))
                .isEqualTo("account-password password");
        assertThat(code(browser, "{\"name\":\"ADA\",\"role\":\"viewer\",\"password\":\"" + PASSWORD + "\"}"))
                .isEqualTo("account-exists name");
    }

    @Test
    void the_last_administrator_stays() {
        Browser browser = new Browser(port);
        browser.signIn("ada", PASSWORD);
        store.all().stream()
                .filter(account ->
                        account.role() == Role.ADMINISTRATOR && !account.name().equals("ada"))
                .forEach(other -> accounts.change(other.id(), Role.VIEWER, false, "test"));
        String ada = store.named("ada").orElseThrow().id().toString();

        HttpResponse<String> answer = browser.send("PUT", "/api/accounts/" + ada, "{\"disabled\":true}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(browser.get("/api/accounts").statusCode()).isEqualTo(200);
    }

    @Test
    void an_entry_changed_in_the_database_is_found() {
        audit.record("test", "one", "x", Optional.empty(), Optional.of("a"));
        audit.record("test", "two", "y", Optional.empty(), Optional.of("b"));
        Browser browser = new Browser(port);
        browser.signIn("ada", PASSWORD);
        assertThat(browser.get("/api/audit/check").body()).isEqualTo("{}");
        long id = jdbc.sql("select max(id) from audit_entry").query(Long.class).single() - 1;

        jdbc.sql("update audit_entry set account = 'somebody else' where id = ?")
                .param(id)
                .update();

        assertThat(browser.get("/api/audit/check").body()).isEqualTo("{\"broken\":" + id + "}");
        jdbc.sql("update audit_entry set account = 'test' where id = ?")
                .param(id)
                .update();
        assertThat(audit.firstBroken()).isEmpty();
    }

    private static String code(Browser browser, String account) {
        var problem = Browser.json(browser.send("POST", "/api/accounts", account));
        return problem.path("code").asString() + " " + problem.path("field").asString();
    }
}
