package io.kairos.channel.email.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.channel.email.SmtpSettings.Tls;
import io.kairos.channel.email.TestCertificate;
import io.kairos.channel.email.settings.EmailSettings.Consent;
import io.kairos.channel.email.settings.EmailSettings.Preflighting;
import io.kairos.channel.email.settings.EmailSettings.TrackingChoice;
import io.kairos.channel.spi.ChannelSettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailSettingsTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T08:00:00Z"));

    @TempDir
    private Path folder;

    @Test
    void without_settings_mails_are_plain_and_tell_of_opens_and_clicks() {
        EmailSettings settings = EmailSettings.read(Map.of(), CLOCK);

        assertThat(settings.identity().dkim()).isEmpty();
        assertThat(settings.bounces()).isEmpty();
        assertThat(settings.tracking()).isEqualTo(new TrackingChoice(true, true, Consent.ASSUMED, Set.of()));
        assertThat(settings.preflight()).isEqualTo(Preflighting.WARN);
    }

    @Test
    void reads_all_of_them() throws Exception {
        Map<String, String> values = new HashMap<>();
        values.put("dkim.domain", "example.org");
        values.put("dkim.selector", "s2026");
        values.put("dkim.key-file", key().toString());
        values.put("return-path", "bounces@example.org");
        values.put("oauth2.token-url", "https://login.example.org/token");
        values.put("oauth2.client-id", "kairos");
        values.put("oauth2.refresh-token", "r1");
        values.put(
                "trusted-certificates",
                TestCertificate.of("localhost", folder).pem().toString());
        values.put("bounces.host", "imap.example.org");
        values.put("bounces.tls", "starttls");
        values.put("bounces.user", "bounces");
        values.put("bounces.done-folder", "Done");
        values.put("bounces.every", "5m");
        values.put("tracking.opens", "false");
        values.put("tracking.consent", "asked");
        values.put("tracking.except", "dated, impulse/send_reminder");
        values.put("preflight", "refuse");

        EmailSettings settings = EmailSettings.read(values, CLOCK);

        assertThat(settings.identity().dkim().orElseThrow().selector()).isEqualTo("s2026");
        assertThat(settings.trust()).isPresent();
        assertThat(settings.bounces().orElseThrow().every()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.bounces().orElseThrow().mailbox().tls()).isEqualTo(Tls.STARTTLS);
        assertThat(settings.bounces().orElseThrow().mailbox().port()).isEqualTo(143);
        assertThat(settings.bounces().orElseThrow().mailbox().login().token()).isTrue();
        assertThat(settings.tracking())
                .isEqualTo(new TrackingChoice(false, true, Consent.ASKED, Set.of("dated", "impulse/send_reminder")));
        assertThat(settings.tracking().isExcepted("impulse", "send_reminder")).isTrue();
        assertThat(settings.tracking().isExcepted("impulse", "send_other")).isFalse();
        assertThat(settings.preflight()).isEqualTo(Preflighting.REFUSE);
        assertThat(settings.toString()).doesNotContain("r1");
    }

    @ParameterizedTest
    @CsvSource({
        "dkim.domain, example.org, dkim.selector",
        "return-path, bounces+all@example.org, without a +",
        "bounces.host, imap.example.org, return-path must be set",
        "bounces.user, bounces, bounces.host is missing",
        "oauth2.client-id, kairos, oauth2.refresh-token",
        "trusted-certificates, /nowhere/ca.pem, cannot be read",
        "tracking.consent, maybe, 'assumed, asked'",
        "preflight, sometimes, 'off, warn, refuse'",
        "bounces.every, often, 10s",
        "colour, red, colour is unknown"
    })
    void says_in_plain_words_what_is_wrong(String name, String value, String said) {
        assertThatThrownBy(() -> EmailSettings.read(Map.of(name, value), CLOCK))
                .isInstanceOf(ChannelSettingsException.class)
                .hasMessageContaining("channel email")
                .hasMessageContaining(said);
    }

    @Test
    void never_shows_a_key() {
        assertThatThrownBy(() -> EmailSettings.read(
                        Map.of("dkim.domain", "example.org", "dkim.selector", "s1", "dkim.key", "hunter2"), CLOCK))
                .hasMessageContaining("BEGIN PRIVATE KEY")
                .hasMessageNotContaining("hunter2");
    }

    private Path key() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        Path file = folder.resolve("dkim.pem");
        Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(
                                        generator.generateKeyPair().getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        return file;
    }
}
