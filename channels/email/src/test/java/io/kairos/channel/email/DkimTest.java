package io.kairos.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kairos.channel.mailbox.Mailbox;
import io.kairos.channel.mailbox.ReceivedMessage;
import io.kairos.channel.spi.MessageContent;
import io.kairos.channel.spi.OutboundMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real server received is judged by Apache James jDKIM, which knows nothing of our signer. */
class DkimTest {

    private static final String UNSUBSCRIBE = "<https://example.org/u/" + "x".repeat(120) + ">";
    private static KeyPair rsa;
    private static KeyPair ed25519;

    @BeforeAll
    static void makeKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        rsa = generator.generateKeyPair();
        ed25519 = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It waits.",
                "ends with a line\n",
                "many\n\n\n\n",
                " two  blanks \t and tabs\t\n\n.\n..dots\n",
                "Zoë, jusqu'à dimanche — 🛋"
            })
    void a_stranger_verifies_what_arrived(String text) throws Exception {
        ReceivedMessage plain = received(MessageContent.ofText("Votre canapé 🛋 — " + "long ".repeat(40), text));
        ReceivedMessage both = received(MessageContent.of("Your sofa", text, "<p>" + text + "</p>"));

        assertThat(verified(plain.raw())).hasSize(1);
        assertThat(verified(both.raw())).hasSize(1);
    }

    @Test
    void signs_what_receivers_of_bulk_mail_ask_for() throws Exception {
        ReceivedMessage mail = received(MessageContent.of("Your sofa", "It waits.", "<p>It waits.</p>"));

        SignatureRecord signature = verified(mail.raw()).get(0);
        List<String> names =
                signature.getHeaders().stream().map(CharSequence::toString).toList();
        assertThat(signature.getDToken().toString()).isEqualTo("example.org");
        assertThat(names)
                .contains(
                        "from",
                        "to",
                        "subject",
                        "date",
                        "message-id",
                        "mime-version",
                        "content-type",
                        "list-unsubscribe",
                        "list-unsubscribe-post");
        assertThat(names.stream().filter("from"::equals)).hasSize(2);
        // RFC 8058: an https address, both headers on one line.
        assertThat(new String(mail.raw(), StandardCharsets.US_ASCII).lines())
                .contains("List-Unsubscribe: " + UNSUBSCRIBE, "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your sofa>Your bed",
                "It waits>It left",
                "From: >From: eve@example.net\r\nFrom: ",
                "One-Click>Two-Click"
            })
    void any_change_on_the_way_is_found(String change) throws Exception {
        String raw = new String(
                received(MessageContent.ofText("Your sofa", "It waits.")).raw(), StandardCharsets.ISO_8859_1);
        String[] parts = change.split(">", 2);
        byte[] changed = raw.replaceFirst(parts[0], parts[1]).getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> verified(changed)).isInstanceOf(FailException.class);
    }

    @Test
    void an_ed25519_signature_stands_beside_the_other() throws Exception {
        byte[] mail = "From: a@example.org\r\nSubject: x\r\n\r\nbody\r\n".getBytes(StandardCharsets.US_ASCII);
        String header = new String(
                        new DkimSigner("example.org", "e1", ed25519.getPrivate()).header(mail, TestMail.NOW),
                        StandardCharsets.US_ASCII)
                .replace("\r\n", "")
                .replaceAll("[ \t]+", " ");
        int signature = header.indexOf(" b=") + 3;
        String data = "from:a@example.org\r\nsubject:x\r\ndkim-signature:"
                + header.substring("DKIM-Signature: ".length(), signature);
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(ed25519.getPublic());
        verifier.update(MessageDigest.getInstance("SHA-256").digest(data.getBytes(StandardCharsets.US_ASCII)));

        assertThat(header).contains("a=ed25519-sha256", "h=from:from:to:subject:subject");
        assertThat(verifier.verify(Base64.getMimeDecoder().decode(header.substring(signature))))
                .isTrue();
    }

    @Test
    void keys_come_as_pem_and_short_ones_are_refused() throws Exception {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(rsa.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1_024);
        KeyPair small = generator.generateKeyPair();

        assertThat(DkimSigner.ofPem("example.org", "s1", pem)).hasToString("DkimSigner[s1._domainkey.example.org]");
        assertThatThrownBy(() -> new DkimSigner("example.org", "s1", small.getPrivate()))
                .hasMessageContaining("2048");
        assertThatThrownBy(() -> DkimSigner.ofPem("example.org", "s1", "-----BEGIN RSA PRIVATE KEY-----"))
                .hasMessageContaining("openssl");
    }

    @Test
    void bounces_return_to_a_signed_address() throws Exception {
        Verp verp = new Verp("bounces@mail.example.org", SigningKeys.of("a secret of the tests alone"));
        ReceivedMessage mail =
                received(MessageContent.ofText("Your sofa", "It waits."), new Outgoing(Optional.of(verp), List.of()));

        assertThat(mail.envelopeFrom()).startsWith("bounces+").endsWith("@mail.example.org");
        assertThat(verp.dispatchIn(mail.envelopeFrom())).contains("d-1");
    }

    private static ReceivedMessage received(MessageContent content) {
        return received(
                content,
                new Outgoing(Optional.empty(), List.of(new DkimSigner("example.org", "s1", rsa.getPrivate()))));
    }

    private static ReceivedMessage received(MessageContent content, Outgoing outgoing) {
        List<ReceivedMessage> stored = new CopyOnWriteArrayList<>();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("List-Unsubscribe", UNSUBSCRIBE);
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        try (Mailbox mailbox = Mailbox.start(0, stored::add, TestMail.CLOCK);
                SmtpChannel channel = new SmtpChannel(TestMail.patient(mailbox.port(), 1), TestMail.CLOCK, outgoing)) {
            channel.deliver(new OutboundMessage("d-1", "ann@example.org", content, headers));
        }
        return stored.get(0);
    }

    private static List<SignatureRecord> verified(byte[] mail) throws Exception {
        String record = "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(rsa.getPublic().getEncoded());
        return new DKIMVerifier((methods, selector, token) -> List.of(record)).verify(new ByteArrayInputStream(mail));
    }
}
