package io.kairos.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.dispatch.DispatchTables.Reachable;
import io.kairos.orchestrator.dispatch.MailServer.Mail;
import io.kairos.orchestrator.platform.Pump;
import io.kairos.orchestrator.platform.VirtualClock;
import io.kairos.orchestrator.support.KairosTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What comes back about emails: through a relay, a bounce mailbox, links and an image, all on this machine. */
@KairosTest
@Import(DispatchRig.class)
class EmailOutcomesIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String SHOP = "https://shop.example.org/oslo?colour=grey";
    private static final String PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15";

    @Autowired
    Dispatcher dispatcher;

    @Autowired
    DispatchRig rig;

    @Autowired
    DispatchQueue queue;

    @Autowired
    List<Pump> pumps;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    VirtualClock clock;

    @LocalServerPort
    int port;

    private DispatchTables tables;
    private Reachable ada;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        MailServer.settings(registry);
    }

    @BeforeEach
    void customer() {
        tables = new DispatchTables(jdbc);
        ada = tables.reachableCustomer(clock.instant());
        jdbc.update("update need set features = jsonb_build_object('url', ?) where id = ?", SHOP, ada.needId());
    }

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
    void a_hard_bounce_stops_emails_to_the_address_at_once_and_changes_no_state() throws Exception {
        NewDispatch due = due(1);
        Mail mail = MailServer.mail(due);
        NewDispatch next = ada.reminder(clock.instant().plusSeconds(600), 2, Optional.empty());
        queue.add(List.of(next));

        MailServer.bounce(report(mail.returnPath(), "5.1.1", "User unknown"));
        MailServer.bounce(report(mail.returnPath(), "5.1.1", "User unknown"));
        poll();

        assertThat(tables.state(due.id())).isEqualTo("accepted");
        assertThat(outcomes()).containsExactly("bounced hard 5.1.1, smtp; 550 5.1.1 User unknown");
        assertThat(suppressions()).containsExactly("email hard-bounce");
        assertThat(tables.decisions(next.id())).containsExactly("cancel address-suppressed");
        assertThat(timeline("en")).contains("came back").contains("User unknown");
        assertThat(timeline("fr")).contains("est revenu");
    }

    @Test
    void soft_bounces_count_and_the_fifth_in_a_row_gives_the_address_up() {
        for (int round = 1; round <= 4; round++) {
            MailServer.bounce(report(sent(round).returnPath(), "4.2.2", "Mailbox full"));
        }
        poll();
        assertThat(outcomes()).hasSize(4).allMatch(one -> one.startsWith("bounced soft 4.2.2"));
        assertThat(suppressions()).isEmpty();

        MailServer.bounce(report(sent(5).returnPath(), "4.2.2", "Mailbox full"));
        poll();

        assertThat(suppressions()).containsExactly("email hard-bounce");
    }

    @Test
    void a_bounce_that_nobody_signed_harms_nobody() {
        String address = jdbc.queryForObject(
                "select value from identity where customer_id = ? and kind = 'email'", String.class, ada.customerId());

        MailServer.bounce(report("bounces@mail.example.org", "5.1.1", "User unknown")
                .replace("gone@example.org", String.valueOf(address)));
        MailServer.bounce(report("bounces+u" + "a".repeat(42) + "@mail.example.org", "5.1.1", "User unknown")
                .replace("gone@example.org", String.valueOf(address)));
        poll();

        assertThat(outcomes()).isEmpty();
        assertThat(suppressions()).isEmpty();
    }

    @Test
    void a_complaint_ends_all_emails_and_a_reply_is_told() throws Exception {
        Mail first = sent(1);
        MailServer.bounce("From: ada@example.org\r\nTo: shop@mail.example.org\r\nSubject: Re: Oslo\r\nIn-Reply-To: "
                + first.header("Message-ID") + "\r\nMessage-ID: <r1@example.org>\r\n\r\nYes!\r\n");
        MailServer.bounce(complaint(sent(2).returnPath()));
        poll();

        assertThat(outcomes()).containsExactlyInAnyOrder("replied ", "complained ");
        assertThat(suppressions()).containsExactly("email complaint");
        assertThat(timeline("en")).contains("The customer wrote back by ").contains("as unwanted");
        NewDispatch next = due(3);
        assertThat(tables.state(next.id())).isEqualTo("refused");
    }

    @Test
    void disorder_and_repeats_change_no_state_and_each_outcome_is_told_once() throws Exception {
        NewDispatch due = due(1);
        Mail mail = MailServer.mail(due);
        clock.advance(Duration.ofMinutes(10));
        for (int turn = 0; turn < 3; turn++) {
            get(mail.link(MailServer.PUBLIC + "/t/"), PHONE);
            MailServer.bounce(report(mail.returnPath(), "4.4.1", "Connection timed out"));
            get(mail.image(), PHONE);
            poll();
        }

        assertThat(outcomes()).hasSize(3);
        assertThat(tables.state(due.id())).isEqualTo("accepted");
        assertThat(jdbc.queryForList(
                        "select kind from delivery_event where dispatch_id = ? order by rank desc limit 1",
                        String.class,
                        due.id()))
                .containsExactly("clicked");
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

    private NewDispatch due(int round) {
        NewDispatch due = ada.reminder(clock.instant(), round, Optional.empty());
        queue.add(List.of(due));
        clock.advance(Duration.ofDays(round == 1 ? 0 : 9));
        rig.drain(dispatcher);
        return due;
    }

    private Mail sent(int round) {
        return MailServer.mail(due(round));
    }

    private void poll() {
        clock.advance(Duration.ofHours(2));
        pumps.stream().filter(pump -> pump.name().equals("bounces")).forEach(Pump::runOnce);
    }

    /** Kind, mark and detail, in the order of their instants. */
    private List<String> outcomes() {
        return jdbc.queryForList(
                "select kind || ' ' || mark || case when detail = '' then '' else ' ' || detail end from delivery_event"
                        + " where customer_id = ? order by at, rank",
                String.class,
                ada.customerId());
    }

    private List<String> suppressions() {
        return jdbc.queryForList(
                "select channel || ' ' || reason from suppression where customer_id = ?",
                String.class,
                ada.customerId());
    }

    private String timeline(String language) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        local(MailServer.PUBLIC + "/api/customers/" + ada.customerId() + "/timeline"))
                .header("Accept-Language", language)
                .build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }

    private HttpResponse<String> get(String url, String userAgent) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(local(url))
                        .header("User-Agent", userAgent)
                        .build(),
                BodyHandlers.ofString());
    }

    /** A proxy hands what comes to the public address on to the application. */
    private URI local(String url) {
        return URI.create(url.replace(MailServer.PUBLIC, "http://localhost:" + port));
    }

    /** As RFC 3464 has it. */
    private static String report(String to, String status, String why) {
        return String.join(
                "\r\n",
                "From: MAILER-DAEMON@mx.example.org",
                "To: " + to,
                "Subject: Undelivered Mail Returned to Sender",
                "Auto-Submitted: auto-replied",
                "MIME-Version: 1.0",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b1\"",
                "",
                "--b1",
                "Content-Type: text/plain",
                "",
                "Your message could not be delivered.",
                "--b1",
                "Content-Type: message/delivery-status",
                "",
                "Reporting-MTA: dns; mx.example.org",
                "",
                "Final-Recipient: rfc822; gone@example.org",
                "Action: failed",
                "Status: " + status,
                "Diagnostic-Code: smtp; " + (status.startsWith("5") ? "550 " : "452 ") + status + " " + why,
                "",
                "--b1--",
                "");
    }

    /** As RFC 5965 has it. */
    private static String complaint(String to) {
        return String.join(
                "\r\n",
                "From: fbl@provider.example",
                "To: " + to,
                "Subject: FW: Oslo",
                "MIME-Version: 1.0",
                "Content-Type: multipart/report; report-type=feedback-report; boundary=\"b1\"",
                "",
                "--b1",
                "Content-Type: text/plain",
                "",
                "This is an email abuse report.",
                "--b1",
                "Content-Type: message/feedback-report",
                "",
                "Feedback-Type: abuse",
                "User-Agent: Provider/1.0",
                "Version: 1",
                "",
                "--b1--",
                "");
    }
}
