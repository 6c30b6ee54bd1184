package io.kairos.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.dispatch.DispatchTables.Reachable;
import io.kairos.orchestrator.dispatch.MailServer.Mail;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a mail carries, and what its links and its image tell. */
class EmailTrackingIT extends WithMail {
    @Test
    void a_mail_is_signed_with_its_one_click_headers_and_bounces_return_to_its_own_address() {
        Mail mail = sent(1);

        assertThat(mail.header("List-Unsubscribe")).matches("<https://kairos\\.example/unsubscribe/[^>\\s]+>");
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.header("DKIM-Signature").replaceAll("\\s", ""))
                .contains("d=mail.example.org;s=s2026;")
                .contains(":list-unsubscribe:")
                .contains(":list-unsubscribe-post");
        assertThat(mail.returnPath()).matches("bounces\\+[a-z0-9]{43}@mail\\.example\\.org");
    }

    @Test
    void a_click_leads_to_the_shop_and_counts_once_for_the_customer() throws Exception {
        Mail mail = sent(1);
        clock.advance(Duration.ofMinutes(10));

        HttpResponse<String> answer = get(mail.link(MailServer.PUBLIC + "/t/"), PHONE);
        get(mail.link(MailServer.PUBLIC + "/t/"), PHONE);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains(SHOP);
        assertThat(outcomes()).containsExactly("clicked  shop.example.org");
        assertThat(mail.body()).contains(MailServer.PUBLIC + "/unsubscribe/").contains("/preferences/");
    }

    @Test
    void programs_are_marked_and_do_not_count_as_the_customer() throws Exception {
        Mail mail = sent(1);
        get(mail.link(MailServer.PUBLIC + "/t/"), PHONE);
        get(mail.image(), PHONE);
        clock.advance(Duration.ofMinutes(10));
        get(mail.image(), "Mozilla/5.0");
        get(mail.image(), "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)");
        assertThat(outcomes()).containsExactly("opened machine", "clicked machine shop.example.org");

        assertThat(get(mail.image(), PHONE).headers().firstValue("Content-Type"))
                .contains("image/gif");

        assertThat(outcomes()).containsExactly("opened machine", "clicked machine shop.example.org", "opened ");
        assertThat(timeline("fr"))
                .contains("Par un programme, pas par le client.")
                .contains("a été ouvert");
    }

    @Test
    void a_link_we_did_not_sign_leads_nowhere() throws Exception {
        Mail mail = sent(1);
        String link = mail.link(MailServer.PUBLIC + "/t/");
        String token = link.substring(link.lastIndexOf('/') + 1);
        String other = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("d-1\nhttps://evil.example/".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        for (String forged : List.of(
                other + token.substring(token.indexOf('.')),
                other + ".AAAA",
                token.substring(0, token.length() - 2),
                "https%3A%2F%2Fevil.example",
                "x?target=https://evil.example")) {
            HttpResponse<String> answer = get(MailServer.PUBLIC + "/t/" + forged, PHONE);
            assertThat(answer.statusCode()).as(forged).isIn(400, 404);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
        }
        assertThat(get(MailServer.PUBLIC + "/t/" + other + ".AAAA", PHONE).body())
                .contains("tracking-link-invalid")
                .contains("\"remedy\"");
        assertThat(outcomes()).isEmpty();
    }

    @Test
    void who_said_no_to_it_and_steps_excepted_are_not_measured() {
        tables.consent(ada.customerId(), "email", "tracking", "denied", clock.instant());
        assertThat(sent(1).body())
                .contains("href=\"" + SHOP)
                .doesNotContain("/t/")
                .doesNotContain(".gif");

        Reachable ben = tables.reachableCustomer(clock.instant());
        NewDispatch excepted = tables.in("dated", ben.reminder(clock.instant()));
        queue.add(List.of(excepted));
        rig.drain(dispatcher);
        assertThat(MailServer.mail(excepted).body()).doesNotContain("/t/").doesNotContain(".gif");
    }

    @Test
    void one_click_is_told_on_the_timeline_once() throws Exception {
        Mail mail = sent(1);
        String link = mail.header("List-Unsubscribe").replaceAll("[<>]", "");
        for (int turn = 0; turn < 2; turn++) {
            HTTP.send(
                    HttpRequest.newBuilder(local(link))
                            .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                            .build(),
                    BodyHandlers.ofString());
        }

        assertThat(outcomes()).containsExactly("unsubscribed page reminders");
        assertThat(timeline("en")).contains("The customer stopped messages: reminders, by email");
    }
}
