package io.kairos.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedPrintableTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"plain,plain", "a=b,a=3Db", "é,=C3=A9", "end ,end=20", "a b,a b", "tab\t,tab=09", "🛋,=F0=9F=9B=8B"
            })
    void encodes_as_the_standard_says(String text, String encoded) {
        assertThat(encode(text)).isEqualTo(encoded);
    }

    @Test
    void ends_every_line_with_carriage_return_and_line_feed() {
        assertThat(encode("a\nb\r\nc\rd \n")).isEqualTo("a\r\nb\r\nc\r\nd=20\r\n");
    }

    @Test
    void a_full_line_is_broken_softly_and_never_too_long() {
        assertThat(encode("x".repeat(76))).isEqualTo("x".repeat(75) + "=\r\nx");
    }

    @Test
    void has_room_for_text_of_which_every_byte_is_encoded() {
        for (int length = 0; length < 200; length++) {
            assertThat(encode("=".repeat(length)).replace("=\r\n", "")).isEqualTo("=3D".repeat(length));
        }
    }

    @Test
    void what_another_library_decodes_is_what_was_written() throws IOException, MessagingException {
        Random random = new Random(7);
        String[] pieces = {"é", "=", " ", "\t", "\r\n", ".", "word", "🛋", "\u0001", "--=_d-1", "From "};
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(200); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String encoded = encode(text.toString());

            assertThat(encoded.split("\r\n", -1)).allMatch(line -> line.length() <= 76);
            assertThat(decode(encoded)).isEqualTo(text.toString());
        }
    }

    private static String encode(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        QuotedPrintable.write(text, out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static String decode(String encoded) throws IOException, MessagingException {
        byte[] bytes = encoded.getBytes(StandardCharsets.US_ASCII);
        byte[] decoded = MimeUtility.decode(new ByteArrayInputStream(bytes), "quoted-printable")
                .readAllBytes();
        return new String(decoded, StandardCharsets.UTF_8);
    }
}
