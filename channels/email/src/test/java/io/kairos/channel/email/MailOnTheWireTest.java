package io.kairos.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.mailbox.Mailbox;
import io.kairos.channel.mailbox.ReceivedMessage;
import io.kairos.channel.spi.DeliveryOutcome;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the mail when a real server has taken it. */
class MailOnTheWireTest {

    private static final MessageContent PLAIN = MessageContent.ofText("Your sofa", "It waits.");

    private final List<ReceivedMessage> stored = new CopyOnWriteArrayList<>();
    private Mailbox mailbox;
    private SmtpChannel channel;

    @BeforeEach
    void start() {
        mailbox = Mailbox.start(0, stored::add, TestMail.CLOCK);
        channel = new SmtpChannel(TestMail.patient(mailbox.port(), 2), TestMail.CLOCK);
    }

    @AfterEach
    void stop() {
        channel.close();
        mailbox.close();
    }

    @Test
    void carries_ids_text_and_html_in_any_language() {
        MessageContent content = MessageContent.of(
                "Votre canapé 🛋 vous attend — à Lyon, jusqu'à dimanche soir, dans le magasin de la rue Mercière",
                "Bonjour Zoë,\nil vous attend.",
                "<p>Bonjour Zoë 🛋</p>");

        DeliveryOutcome outcome = channel.deliver(TestMail.message("d-1", "ann@example.org", content));

        assertThat(outcome).isEqualTo(new DeliveryOutcome.Accepted("<d-1@example.org>", TestMail.NOW));
        ReceivedMessage mail = stored.get(0);
        assertThat(mail.messageId()).contains("<d-1@example.org>");
        assertThat(mail.dispatchId()).contains("d-1");
        assertThat(mail.envelopeFrom()).isEqualTo("shop@example.org");
        assertThat(mail.recipients()).containsExactly("ann@example.org");
        assertThat(mail.subject()).isEqualTo(content.subject());
        assertThat(mail.text()).isEqualToNormalizingNewlines(content.text());
        assertThat(mail.html()).isEqualTo(content.html());
        assertThat(head(mail))
                .contains("From: Kairos <shop@example.org>", "To: ann@example.org", "Date: Sun, 1 Mar 2026");
    }

    @Test
    void passes_further_headers_through_on_one_line() {
        String unsubscribe = "<https://example.org/u/" + "x".repeat(120) + ">, <mailto:unsubscribe@example.org>";
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("List-Unsubscribe", unsubscribe);
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");

        channel.deliver(new OutboundMessage("d-1", "ann@example.org", PLAIN, headers));

        assertThat(head(stored.get(0)).lines())
                .contains("List-Unsubscribe: " + unsubscribe, "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    }

    @Test
    void a_body_cannot_end_the_mail_or_begin_another() {
        String text = ".\n..\n.\r\nMAIL FROM:<x@example.org>\nRCPT TO:<y@example.org>\nDATA\n.\nend\n.";

        channel.deliver(TestMail.message("d-1", "ann@example.org", MessageContent.ofText("Dots", text)));
        channel.deliver(TestMail.message("d-2", "ann@example.org", PLAIN));

        assertThat(stored).hasSize(2);
        assertThat(stored.get(0).text().stripTrailing()).isEqualToNormalizingNewlines(text);
    }

    @Test
    void carries_lines_longer_than_smtp_allows() {
        String text = "word ".repeat(1_000).strip();

        channel.deliver(TestMail.message("d-1", "ann@example.org", MessageContent.ofText("Long", text)));

        assertThat(stored.get(0).text().strip()).isEqualTo(text);
        assertThat(new String(stored.get(0).raw(), StandardCharsets.US_ASCII).lines())
                .allMatch(line -> line.length() <= 998);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann",
                "ann@",
                "@example.org",
                "Ann <ann@example.org>",
                "<ann@example.org>",
                "a@b.org,c@d.org",
                "ann@example.org> SIZE=1",
                "ann@example.org bob@example.org",
                "\"a b\"@example.org",
                "ann@exa mple.org",
                "ann@-example.org",
                "ann@example..org",
                "zoë@example.org",
                "ann@[127.0.0.1]",
                "list:a@b.org;"
            })
    void refuses_what_is_not_one_plain_address(String address) {
        DeliveryOutcome outcome = channel.deliver(TestMail.message("d-1", address, PLAIN));

        assertThat(outcome)
                .isEqualTo(new DeliveryOutcome.Refused("bad-address", "the address is not one plain email address"));
        assertThat(stored).isEmpty();
    }

    @Test
    void reaches_an_international_domain_by_its_ascii_name() {
        channel.deliver(TestMail.message("d-1", "ann@bücher.example", PLAIN));

        assertThat(stored.get(0).recipients()).containsExactly("ann@xn--bcher-kva.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"From", "to", "BCC", "Subject", "Message-ID", "Content-Type", "X-Kairos-Dispatch", "Received"})
    void refuses_headers_the_channel_writes_itself(String name) {
        DeliveryOutcome outcome =
                channel.deliver(new OutboundMessage("d-1", "ann@example.org", PLAIN, Map.of(name, "x")));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        DeliveryOutcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("bad-header"));
        assertThat(stored).isEmpty();
    }

    @Test
    void an_encoded_line_break_in_a_subject_or_header_adds_no_header() {
        String encoded = "=?utf-8?q?Hi=0D=0ABcc:_eve@example.org?=";
        MessageContent content = MessageContent.ofText(encoded, "text");

        channel.deliver(new OutboundMessage("d-1", "ann@example.org", content, Map.of("X-Note", "é " + encoded)));

        assertThat(stored.get(0).recipients()).containsExactly("ann@example.org");
        assertThat(head(stored.get(0)).lines()).noneMatch(line -> line.startsWith("Bcc"));
    }

    private static String head(ReceivedMessage mail) {
        String raw = new String(mail.raw(), StandardCharsets.UTF_8);
        return raw.substring(0, raw.indexOf("\r\n\r\n"));
    }
}
