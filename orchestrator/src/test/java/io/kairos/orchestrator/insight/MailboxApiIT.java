package io.kairos.orchestrator.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@InsightTest
class MailboxApiIT {

    private static final Instant NOW = Instant.parse("2026-09-10T12:00:00Z");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Api api;
    private Seed seed;

    @BeforeEach
    void connect() {
        api = new Api(port);
        seed = new Seed(jdbc, NOW);
    }

    @Test
    void a_message_leads_to_the_customer_it_was_sent_to() {
        UUID customer = seed.customer("mail-1", "{}", "UTC");
        UUID dispatch = seed.dispatch(customer, Seed.id(), Seed.id(), "accepted", NOW);
        mail("ana@example.org", "Lisbon is waiting", "dispatch_id", dispatch, "html_body", "<p>Lisbon</p>");

        JsonNode found = api.ok("/api/mailbox?q=lisbon%20is").path("messages").get(0);
        JsonNode message = api.ok("/api/mailbox/" + found.path("id").asString());

        assertThat(Api.fields(found))
                .containsExactlyInAnyOrder(
                        "id", "channel", "receivedAt", "from", "to", "subject", "preview", "dispatchId", "customerId");
        assertThat(found.path("customerId").asString()).isEqualTo(customer.toString());
        assertThat(found.path("receivedAt").asString()).isEqualTo("2026-09-10T12:00:00Z");
        assertThat(Api.fields(message))
                .containsExactlyInAnyOrder(
                        "id",
                        "channel",
                        "receivedAt",
                        "from",
                        "to",
                        "subject",
                        "preview",
                        "dispatchId",
                        "customerId",
                        "text",
                        "html",
                        "detail");
        assertThat(message.path("channel").asString()).isEqualTo("email");
        assertThat(message.path("text").asString()).isEqualTo("Hello");
        assertThat(message.path("html").asString()).isEqualTo("<p>Lisbon</p>");
    }

    @Test
    void a_message_of_another_channel_shows_what_its_provider_got_and_what_led_to_it() {
        UUID customer = seed.customer("mail-2", "{}", "UTC");
        UUID need = seed.need(customer, "sofa", "Oslo", "open", NOW);
        UUID dispatch = seed.dispatch(customer, need, Seed.id(), "accepted", NOW);
        mail(
                "+33639980001",
                "",
                "channel",
                "sms",
                "message_id",
                "SM1",
                "dispatch_id",
                dispatch,
                "detail",
                Seed.json("{\"encoding\": \"GSM-7\", \"segments\": [\"Hello\"]}"));
        mail("ana@example.org", "An email beside it");

        JsonNode listed = api.ok("/api/mailbox?channel=sms&q=%2B33639980001").path("messages");
        JsonNode message = api.ok("/api/mailbox/" + listed.get(0).path("id").asString());

        assertThat(Api.texts(listed, "channel")).containsExactly("sms");
        assertThat(listed.get(0).path("preview").asString()).isEqualTo("Hello");
        assertThat(message.path("detail").path("encoding").asString()).isEqualTo("GSM-7");
        assertThat(message.path("why").path("needSubject").asString()).isEqualTo("Oslo");
        assertThat(message.path("why").path("state").asString()).isEqualTo("accepted");
        assertThat(Api.texts(api.ok("/api/mailbox?channel=email").path("messages"), "channel"))
                .containsOnly("email");
    }

    @Test
    void what_is_no_letter_has_no_pages() {
        mail("ana@example.org", "No letter");
        String id = api.ok("/api/mailbox?q=No%20letter")
                .path("messages")
                .get(0)
                .path("id")
                .asString();

        assertThat(api.problem("/api/mailbox/" + id + "/letter.pdf", 404, "en")
                        .path("code")
                        .asString())
                .isEqualTo("letter-unknown");
        assertThat(api.problem("/api/mailbox/" + id + "/pages/1.png", 404, "fr")
                        .path("code")
                        .asString())
                .isEqualTo("letter-unknown");
    }

    @Test
    void pages_newest_first() {
        for (int i = 0; i < 60; i++) {
            mail("paging@example.org", "Number " + i);
        }

        JsonNode first = api.ok("/api/mailbox?q=paging@");
        JsonNode second =
                api.ok("/api/mailbox?q=paging@&after=" + first.path("next").asString());

        assertThat(Api.texts(first.path("messages"), "subject"))
                .hasSize(50)
                .startsWith("Number 59")
                .endsWith("Number 10");
        assertThat(Api.texts(second.path("messages"), "subject"))
                .hasSize(10)
                .startsWith("Number 9")
                .endsWith("Number 0");
        assertThat(second.has("next")).isFalse();
        assertThat(first.path("messages").get(0).has("dispatchId")).isFalse();
    }

    @Test
    void a_search_takes_every_character_as_it_is() {
        mail("plain@example.org", "100 % wool");

        assertThat(Api.texts(api.ok("/api/mailbox?q=0%20%25%20w").path("messages"), "subject"))
                .containsExactly("100 % wool");
        assertThat(Api.texts(api.ok("/api/mailbox?q=100_%25").path("messages"), "subject"))
                .isEmpty();
    }

    @Test
    void what_does_not_exist_is_a_problem_with_a_remedy() {
        for (String id : List.of("0", "latest", "99999999999999999999")) {
            JsonNode problem = api.problem("/api/mailbox/" + id, 404, "fr");
            assertThat(problem.path("code").asString()).isEqualTo("message-unknown");
            assertThat(problem.path("remedy").asString()).contains("GET /api/mailbox");
        }
        assertThat(api.problem("/api/mailbox?after=bm8", 400, "en").path("code").asString())
                .isEqualTo("cursor-unreadable");
    }

    private void mail(String to, String subject, Object... more) {
        Object[] columns = new Object[10 + more.length];
        System.arraycopy(
                new Object[] {
                    "received_at",
                    NOW,
                    "mail_from",
                    "kairos@example.org",
                    "rcpt_to",
                    to,
                    "subject",
                    subject,
                    "text_body",
                    "Hello"
                },
                0,
                columns,
                0,
                10);
        System.arraycopy(more, 0, columns, 10, more.length);
        seed.insert("mailbox_message", columns);
    }
}
