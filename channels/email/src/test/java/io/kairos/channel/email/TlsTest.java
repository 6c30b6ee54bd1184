package io.kairos.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.spi.DeliveryOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A relay whose certificate is not trusted, or names someone else, or that offers no TLS, never sees a mail. */
class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder;

    private static SSLContext named;
    private static SSLContext misnamed;

    @BeforeAll
    static void makeCertificates() throws Exception {
        named = certificateFor("localhost");
        misnamed = certificateFor("elsewhere.example");
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

    private static SmtpChannel channel(ScriptedRelay relay, SmtpSettings.Tls tls, Optional<SSLSocketFactory> trusting) {
        Duration patience = Duration.ofSeconds(20);
        SmtpSettings.Limits limits = new SmtpSettings.Limits(1, patience, patience, patience);
        return new SmtpChannel(TestMail.settings(relay.port(), tls, limits), TestMail.CLOCK, Outgoing.PLAIN, trusting);
    }

    /** Holds the name's key and trusts it. Made by the keytool of this Java. */
    private static SSLContext certificateFor(String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve(name + ".p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "relay",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        String.valueOf(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("keytool ended").isTrue();
        assertThat(process.exitValue()).as("exit code of keytool").isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory identity = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        identity.init(keys, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry("relay", keys.getCertificate("relay"));
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(identity.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
