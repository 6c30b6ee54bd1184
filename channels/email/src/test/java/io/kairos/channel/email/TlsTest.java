package io.kairos.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.spi.DeliveryOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/** A relay whose certificate is not trusted, or names someone else, or that offers no TLS, never sees a mail. */
class TlsTest {

    @TempDir
    private static Path folder;

    private static SSLContext named;
    private static SSLContext misnamed;

    @BeforeAll
    static void makeCertificates() throws Exception {
        named = TestCertificate.of("localhost", folder).context();
        misnamed = TestCertificate.of("elsewhere.example", folder).context();
    }

    @Test
    void a_trusted_relay_takes_the_mail() throws IOException {
        try (ScriptedRelay relay = relay(named);
                SmtpChannel channel = channel(relay, SmtpSettings.Tls.TLS, Optional.of(named.getSocketFactory()))) {
            assertThat(channel.deliver(TestMail.message("d-1"))).isInstanceOf(DeliveryOutcome.Accepted.class);
            assertThat(relay.mails).hasSize(1);
        }
    }

    @Test
    void an_unknown_certificate_stops_every_mail() throws IOException {
        try (ScriptedRelay relay = relay(named);
                SmtpChannel channel = channel(relay, SmtpSettings.Tls.TLS, Optional.empty())) {
            assertStoppedByTls(relay, channel);
        }
    }

    @Test
    void a_certificate_for_another_name_stops_every_mail() throws IOException {
        try (ScriptedRelay relay = relay(misnamed);
                SmtpChannel channel = channel(relay, SmtpSettings.Tls.TLS, Optional.of(misnamed.getSocketFactory()))) {
            assertStoppedByTls(relay, channel);
        }
    }

    @Test
    void a_trusted_relay_takes_the_mail_after_starttls() {
        List<String> taken = new CopyOnWriteArrayList<>();
        SMTPServer relay = startTls(named, taken);
        try (SmtpChannel channel =
                channel(relay.getPortAllocated(), SmtpSettings.Tls.STARTTLS, Optional.of(named.getSocketFactory()))) {
            assertThat(channel.deliver(TestMail.message("d-1"))).isInstanceOf(DeliveryOutcome.Accepted.class);
            assertThat(taken).containsExactly("encrypted");
        } finally {
            relay.stop();
        }
    }

    @Test
    void an_unknown_certificate_at_starttls_stops_every_mail() {
        List<String> taken = new CopyOnWriteArrayList<>();
        SMTPServer relay = startTls(named, taken);
        try (SmtpChannel channel = channel(relay.getPortAllocated(), SmtpSettings.Tls.STARTTLS, Optional.empty())) {
            assertThat(channel.deliver(TestMail.message("d-1")))
                    .isInstanceOfSatisfying(
                            DeliveryOutcome.TryAgain.class,
                            again -> assertThat(again.why()).contains("TLS"));
            assertThat(taken).isEmpty();
        } finally {
            relay.stop();
        }
    }

    @Test
    void a_relay_without_starttls_is_told_nothing() throws IOException {
        try (ScriptedRelay relay = ScriptedRelay.normal();
                SmtpChannel channel = channel(relay, SmtpSettings.Tls.STARTTLS, Optional.empty())) {
            assertThat(channel.deliver(TestMail.message("d-1"))).isInstanceOf(DeliveryOutcome.TryAgain.class);
            assertThat(relay.commands).noneMatch(command -> command.startsWith("MAIL"));
        }
    }

    private static void assertStoppedByTls(ScriptedRelay relay, SmtpChannel channel) {
        assertThat(channel.deliver(TestMail.message("d-1")))
                .isInstanceOfSatisfying(
                        DeliveryOutcome.TryAgain.class,
                        again -> assertThat(again.why()).contains("TLS"));
        assertThat(relay.commands).isEmpty();
    }

    private static ScriptedRelay relay(SSLContext identity) throws IOException {
        return new ScriptedRelay(
                (verb, connection, mail) -> ScriptedRelay.NORMAL,
                identity.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("localhost")));
    }

    /** Notes of each mail whether it came encrypted. */
    private static SMTPServer startTls(SSLContext identity, List<String> taken) {
        SMTPServer server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .requireTLS(true)
                .startTlsSocketFactory(identity)
                .messageHandler((context, from, to, data) ->
                        taken.add(((Session) context).isTLSStarted() ? "encrypted" : "in the clear"))
                .build();
        server.start();
        return server;
    }

    private static SmtpChannel channel(ScriptedRelay relay, SmtpSettings.Tls tls, Optional<SSLSocketFactory> trusting) {
        return channel(relay.port(), tls, trusting);
    }

    private static SmtpChannel channel(int port, SmtpSettings.Tls tls, Optional<SSLSocketFactory> trusting) {
        Duration patience = Duration.ofSeconds(20);
        SmtpSettings.Limits limits = new SmtpSettings.Limits(1, patience, patience, patience);
        return new SmtpChannel(TestMail.settings(port, tls, limits), TestMail.CLOCK, Outgoing.PLAIN, trusting);
    }
}
