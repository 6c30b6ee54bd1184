package io.kairos.orchestrator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.orchestrator.dispatch.MailServer.Mail;
import io.kairos.orchestrator.platform.Pump;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What comes back about emails through the bounce mailbox, and what follows from it. */
class EmailOutcomesIT extends WithMail {
    @Autowired
    List<Pump> pumps;

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

    private void poll() {
        clock.advance(Duration.ofHours(2));
        pumps.stream().filter(pump -> pump.name().equals("bounces")).forEach(Pump::runOnce);
    }

    private List<String> suppressions() {
        return jdbc.queryForList(
                "select channel || ' ' || reason from suppression where customer_id = ?",
                String.class,
                ada.customerId());
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
