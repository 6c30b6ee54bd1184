package io.kairos.orchestrator.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.dispatch.DispatchTables;
import io.kairos.orchestrator.dispatch.DispatchTables.Reachable;
import io.kairos.orchestrator.platform.VirtualClock;
import io.kairos.orchestrator.support.KairosTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@KairosTest
class MessagesApiIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    VirtualClock clock;

    @LocalServerPort
    int port;

    @BeforeEach
    void anotherMinute() {
        clock.advance(Duration.ofMinutes(1));
    }

    @Test
    void shows_a_message_in_all_its_forms_with_sample_values() throws Exception {
        JsonNode shown = ok(post("sofa-reminder-1/preview", "{\"moment\": \"2026-05-02T08:00:00Z\"}", "en"));

        assertThat(shown.path("locale").asString()).isEqualTo("en");
        assertThat(shown.path("moment").asString()).isEqualTo("2026-05-02T08:00:00Z");
        assertThat(shown.path("subject").asString()).endsWith("still the one?");
        assertThat(shown.path("html").asString()).contains("<html").contains("Unsubscribe");
        assertThat(shown.path("text").asString()).contains("A sofa deserves some thought");
        assertThat(shown.path("sms").path("segments").asInt()).isPositive();
        assertThat(shown.path("sms").path("alphabet").asString()).isNotEmpty();
        assertThat(shown.path("letter").path("pages").asInt()).isOne();
        assertThat(shown.path("links").isEmpty()).isFalse();
    }

    @Test
    void takes_the_language_the_customer_and_her_need() throws Exception {
        Reachable ada = new DispatchTables(jdbc).reachableCustomer(clock.instant());

        JsonNode english = ok(post(
                "sofa-reminder-1/preview",
                "{\"customerId\": \"%s\", \"needId\": \"%s\"}".formatted(ada.customerId(), ada.needId()),
                "fr"));
        JsonNode french = ok(post(
                "sofa-reminder-1/preview",
                "{\"customerId\": \"%s\", \"locale\": \"fr-CA\", \"values\": {\"need\": {\"subject\": \"Malmö\"}}}"
                        .formatted(ada.customerId()),
                "en"));

        assertThat(english.path("subject").asString()).isEqualTo("Oslo: still the one?");
        assertThat(english.path("locale").asString()).isEqualTo("en");
        assertThat(french.path("subject").asString()).contains("Malmö").doesNotContain("still");
        assertThat(french.path("html").asString()).contains("lang=\"fr\"");
        // an operator who tries the links must not end a customer's messages
        assertThat(english.path("html").asString())
                .doesNotContain("/unsubscribe/")
                .contains("https://preview.invalid/");
    }

    @Test
    void warns_of_what_is_missing_or_unwise() throws Exception {
        JsonNode shown = ok(post(
                "sofa-reminder-1/preview",
                "{\"values\": {\"need\": {\"subject\": \"%s\"}}}".formatted("a very long name ".repeat(8)),
                "fr"));

        assertThat(shown.path("warnings").toString()).contains("SUBJECT_LONG");
        JsonNode without = ok(post("sofa-reminder-1/preview", "{\"values\": {\"need\": null}}", "en"));
        assertThat(without.path("warnings").toString())
                .contains("MISSING_VARIABLE")
                .contains("need.subject");
        assertThat(without.path("subject").asString()).contains("[need.subject]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sofa-remindr/preview | {} | 404 | template-unknown",
                "sofa-reminder-1/preview | {\"moment\": \"tomorrow\"} | 400 | message-moment-unreadable",
                "sofa-reminder-1/preview | {\"locale\": \"_\"} | 400 | message-locale-unreadable",
                "sofa-reminder-1/preview | {\"productType\": \"boat\"} | 400 | product-type-unknown",
                "sofa-reminder-1/preview | {\"customerId\": \"5\"} | 404 | message-customer-unknown",
                "sofa-reminder-1/test-send | {\"to\": \"nobody\"} | 400 | test-address-unusable",
                "sofa-reminder-1/test-send | {\"to\": \"a@example.org\\r\\nBcc: b@example.org\"} | 400 | test-address-unusable",
                "sofa-reminder-1/test-send | {\"to\": \"a@example.org\", \"values\": {\"need\": null}} | 422 | message-unwritable"
            })
    void refuses_in_plain_words(String path, String body, int status, String code) throws Exception {
        HttpResponse<String> answer = post(path, body, "en");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("remedy").asString()).isNotBlank();
    }

    @Test
    void a_test_mail_says_what_it_is_and_counts_for_nobody() throws Exception {
        String to = "operator-" + UUID.randomUUID() + "@example.org";

        JsonNode sent = ok(post("sofa-reminder-1/test-send", "{\"to\": \"" + to + "\"}", "fr"));

        Map<String, Object> mail = jdbc.queryForMap("select * from mailbox_message where rcpt_to = ?", to);
        assertThat(sent.path("to").asString()).isEqualTo(to);
        assertThat(sent.path("subject").asString()).startsWith("[Essai] ").isEqualTo(mail.get("subject"));
        assertThat(sent.path("id").asString()).startsWith("test-");
        assertThat(mail.get("dispatch_id")).isNull();
        assertThat(String.valueOf(mail.get("html_body"))).doesNotContain("/t/").doesNotContain("/unsubscribe/");
    }

    @Test
    void a_suppressed_address_gets_no_test_mail_either() throws Exception {
        Reachable ada = new DispatchTables(jdbc).reachableCustomer(clock.instant());
        String address = "c-" + ada.customerId() + "@example.org";
        jdbc.update(
                "insert into suppression (customer_id, channel, reason, at) values (?, 'email', 'complaint', now())",
                ada.customerId());

        HttpResponse<String> answer = post("sofa-reminder-1/test-send", "{\"to\": \"" + address + "\"}", "en");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("test-address-suppressed").doesNotContain(address);
        assertThat(jdbc.queryForObject(
                        "select count(*) from mailbox_message where rcpt_to = ?", Integer.class, address))
                .isZero();
    }

    @Test
    void test_mails_have_a_limit_of_their_own() throws Exception {
        String body = "{\"to\": \"operator@example.org\"}";
        for (int i = 0; i < 10; i++) {
            ok(post("sofa-reminder-1/test-send", body, "en"));
        }

        assertThat(post("sofa-reminder-1/test-send", body, "en").body()).contains("test-too-many");

        clock.advance(Duration.ofMinutes(1));
        ok(post("sofa-reminder-1/test-send", body, "en"));
    }

    private JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> post(String path, String body, String language) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/messages/" + path))
                        .header("Content-Type", "application/json")
                        .header("Accept-Language", language)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
