package io.kairos.channel.email.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.kairos.channel.email.SmtpSettings.Login;
import io.kairos.channel.email.SmtpSettings.Tls;
import io.kairos.channel.email.TestCertificate;
import io.kairos.channel.spi.DeliveryEvent;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real IMAP server. */
class BounceMailboxTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

    private final List<InboundMail> told = new ArrayList<>();
    private GreenMail server;

    @BeforeEach
    void start() throws Exception {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS)
        });
        server.start();
        for (String sample : List.of("postfix-user-unknown", "arf-rfc5965", "auto-rfc3834")) {
            server.setUser("bounces@mail.example.org", "bounces", "secret")
                    .deliver(new MimeMessage(
                            Session.getInstance(new Properties()), new ByteArrayInputStream(Samples.mail(sample))));
        }
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void each_mail_is_told_once() {
        assertThat(mailbox(Optional.empty()).poll(told::add)).isEqualTo(3);
        assertThat(mailbox(Optional.empty()).poll(told::add)).isZero();

        assertThat(told).hasSize(3);
        assertThat(((InboundMail.Told) told.get(0)).events().get(0)).isInstanceOf(DeliveryEvent.Bounced.class);
        assertThat(((InboundMail.Told) told.get(1)).events().get(0)).isInstanceOf(DeliveryEvent.Complained.class);
        assertThat(told.get(2)).isInstanceOf(InboundMail.Automatic.class);
    }

    @Test
    void a_mail_whose_consumer_failed_is_told_again_with_the_same_key() {
        List<String> keys = new ArrayList<>();
        assertThatThrownBy(() -> mailbox(Optional.empty()).poll(mail -> {
                    if (mail instanceof InboundMail.Told bounce
                            && bounce.events().get(0) instanceof DeliveryEvent.Bounced bounced) {
                        keys.add(bounced.source().key());
                        throw new IllegalStateException("database away");
                    }
                }))
                .hasMessage("database away");

        assertThat(mailbox(Optional.empty()).poll(told::add)).isEqualTo(1);
        assertThat(((InboundMail.Told) told.get(0)).events().get(0).source().key())
                .isEqualTo(keys.get(0));
    }

    @Test
    void what_is_done_is_moved_where_a_folder_is_named() throws Exception {
        assertThat(mailbox(Optional.of("Done")).poll(told::add)).isEqualTo(3);

        assertThat(folderSize("INBOX")).isZero();
        assertThat(folderSize("Done")).isEqualTo(3);
    }

    @Test
    void a_wrong_password_and_a_stranger_s_certificate_are_refused() {
        ImapSettings wrong = settings(server.getImap().getPort(), Tls.NONE, "wrong", Optional.empty());
        ImapSettings tls = settings(server.getImaps().getPort(), Tls.TLS, "secret", Optional.empty());
        ImapSettings startTls = settings(server.getImap().getPort(), Tls.STARTTLS, "secret", Optional.empty());

        for (ImapSettings settings : List.of(wrong, tls, startTls)) {
            assertThatThrownBy(() -> new BounceMailbox(settings, Samples.reader(), CLOCK).poll(told::add))
                    .isInstanceOf(BounceMailbox.MailboxException.class);
        }
        assertThat(told).isEmpty();
    }

    @Test
    void is_read_over_tls_with_a_certificate_that_is_trusted_and_with_no_other(@TempDir Path folder) throws Exception {
        TestCertificate right = TestCertificate.of("localhost", folder);
        TestCertificate other = TestCertificate.of("elsewhere.example", folder);

        try (TlsFront imaps = new TlsFront(right, server.getImap().getPort())) {
            assertThatThrownBy(() -> mailbox(imaps, Optional.of(other)).poll(told::add))
                    .isInstanceOf(BounceMailbox.MailboxException.class);
            assertThatThrownBy(() -> mailbox(imaps, Optional.empty()).poll(told::add))
                    .isInstanceOf(BounceMailbox.MailboxException.class);
            assertThat(told).isEmpty();

            assertThat(mailbox(imaps, Optional.of(right)).poll(told::add)).isEqualTo(3);
        }
        try (TlsFront misnamed = new TlsFront(other, server.getImap().getPort())) {
            assertThatThrownBy(() -> mailbox(misnamed, Optional.of(other)).poll(told::add))
                    .as("a trusted certificate of another name")
                    .isInstanceOf(BounceMailbox.MailboxException.class);
        }
    }

    @Test
    void a_customers_answer_is_a_reply_and_its_text_stays_in_the_mailbox() {
        String answer = "From: ann@example.org\r\nTo: shop@example.org\r\nSubject: Re: Your sofa\r\n"
                + "In-Reply-To: <d-7@example.org>\r\nMessage-ID: <abc@example.org>\r\n\r\nYes please!\r\n";

        InboundMail read = Samples.reader().read(answer.getBytes(StandardCharsets.US_ASCII), CLOCK.instant());

        assertThat(((InboundMail.Told) read).events()).singleElement().satisfies(event -> {
            assertThat(event)
                    .isInstanceOfSatisfying(
                            DeliveryEvent.Replied.class,
                            reply -> assertThat(reply.text()).isEmpty());
            assertThat(event.source().dispatchId()).contains("d-7");
        });
    }

    private static BounceMailbox mailbox(TlsFront imaps, Optional<TestCertificate> trusted) {
        ImapSettings settings = new ImapSettings(
                "localhost", imaps.port(), Tls.TLS, new Login("bounces", "secret"), "INBOX", Optional.empty());
        return new BounceMailbox(
                settings,
                Samples.reader(),
                CLOCK,
                trusted.map(one -> one.context().getSocketFactory()));
    }

    private BounceMailbox mailbox(Optional<String> done) {
        return new BounceMailbox(
                settings(server.getImap().getPort(), Tls.NONE, "secret", done), Samples.reader(), CLOCK);
    }

    private static ImapSettings settings(int port, Tls tls, String password, Optional<String> done) {
        return new ImapSettings("127.0.0.1", port, tls, new Login("bounces", password), "INBOX", done);
    }

    private int folderSize(String name) throws Exception {
        return server.getManagers()
                .getImapHostManager()
                .getFolder(server.getUserManager().getUser("bounces"), name)
                .getMessageCount();
    }
}
