package io.kairos.channel.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailReaderTest {

    @Test
    void reads_text_and_html_subject_and_ids() {
        ReceivedMessage message = read("""
                Message-ID: <d-1@example.org>
                X-Kairos-Dispatch: d-1
                Subject: =?UTF-8?Q?Votre_canap=C3=A9?=
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: quoted-printable

                Il vous attend =C3=A0 Lyon
                --b
                Content-Type: text/html; charset=UTF-8
                Content-Transfer-Encoding: base64

                PHA+w6k8L3A+
                --b--
                """);

        assertThat(message.messageId()).contains("<d-1@example.org>");
        assertThat(message.dispatchId()).contains("d-1");
        assertThat(message.subject()).isEqualTo("Votre canapé");
        assertThat(message.text()).isEqualTo("Il vous attend à Lyon");
        assertThat(message.html()).contains("<p>é</p>");
    }

    @Test
    void reads_quoted_printable_with_soft_breaks_other_charsets_and_stray_signs() {
        ReceivedMessage message = read("""
                Content-Type: text/plain; charset=ISO-8859-1
                Content-Transfer-Encoding: Quoted-Printable

                caf=E9 =
                au lait =3d 2=80=, 1=1 =zz ===""");

        assertThat(message.text()).isEqualTo("café au lait = 2\u0080=, 1=1 =zz ===");
    }

    @Test
    void leaves_text_attachments_out_of_the_body() {
        ReceivedMessage message = read("""
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Disposition: attachment; filename=a.txt

                attached
                --b
                Content-Type: text/html

                <p>shown</p>
                --b--
                """);

        assertThat(message.text()).isEmpty();
        assertThat(message.html()).contains("<p>shown</p>");
    }

    @Test
    void keeps_a_mail_that_is_no_mime_as_plain_text() {
        ReceivedMessage unknownCharset = read("""
                Subject: Hello
                Content-Type: text/plain; charset=no-such

                as it came
                """);
        ReceivedMessage noParts = read("""
                Content-Type: multipart/mixed

                no boundary here
                """);

        assertThat(unknownCharset.subject()).isEqualTo("Hello");
        assertThat(unknownCharset.text()).contains("as it came");
        assertThat(noParts.text()).contains("no boundary here");
    }

    @Test
    void survives_parts_nested_without_end() {
        StringBuilder mail = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append("\n");
        }

        assertThat(read(mail.toString()).html()).isEmpty();
    }

    @Test
    void shows_nothing_personal_when_printed() {
        assertThat(read("Subject: Secret\n\nann@example.org").toString())
                .doesNotContain("ann")
                .doesNotContain("Secret");
    }

    private static ReceivedMessage read(String mail) {
        byte[] raw = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return new MailReader().read("shop@example.org", List.of("ann@example.org"), raw, Instant.EPOCH);
    }
}
