package io.kairos.channel.email.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers send may be anything; it is read in bounded time and nothing is thrown. */
class HostileInboundTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final int TEN_MEGABYTES = 10_000_000;

    private final InboundReader reader = Samples.reader();

    @Test
    void every_sample_cut_off_anywhere() throws IOException {
        for (Samples.Expected sample : Samples.all()) {
            byte[] mail = Samples.mail(sample.sample());
            for (int length = 0; length < mail.length; length += 37) {
                byte[] cut = Arrays.copyOf(mail, length);
                assertThatCode(() -> reader.read(cut, NOW)).as(sample.sample()).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void every_sample_with_random_bytes_changed() throws IOException {
        Random random = new Random(20260301);
        for (Samples.Expected sample : Samples.all()) {
            for (int round = 0; round < 20; round++) {
                byte[] mail = Samples.mail(sample.sample());
                for (int change = 0; change < 30; change++) {
                    mail[random.nextInt(mail.length)] = (byte) random.nextInt(256);
                }
                assertThatCode(() -> reader.read(mail, NOW)).as(sample.sample()).doesNotThrowAnyException();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "A: ",
                "\n ",
                "Subject: undeliverable\nX: ",
                "<a@",
                "From: mailer-daemon@x\nSubject: failure notice\n\nuser ",
                "From: mailer-daemon@x\nSubject: failure notice\n\naccount exceeded ",
                "From: mailer-daemon@x\nSubject: failure notice\n\na.a-a@a.",
                "Content-Type: multipart/report; boundary=\"x\"\n\n--x\n",
                "Content-Type: multipart/report; boundary=x\n\n--x\nContent-Type: multipart/mixed; boundary=x\n\n--x\n",
                "To: bounces+aaaaaaaaaaaaaaaaaaaaaaaa@mail.example.org\n",
                "Subject: =?utf-8?q?=?= =?",
                "\u0000\u00ff",
                "\r\r\r",
                "550 "
            })
    void ten_megabytes_of_one_thing(String thing) {
        byte[] mail =
                ("From: mailer-daemon@x\nSubject: failure notice\nContent-Type: multipart/report; boundary=x\n\n--x\n"
                                + "Content-Type: message/delivery-status\n\n"
                                + thing.repeat(TEN_MEGABYTES / 2 / thing.length()))
                        .getBytes(StandardCharsets.ISO_8859_1);
        byte[] bare = thing.repeat(TEN_MEGABYTES / thing.length()).getBytes(StandardCharsets.ISO_8859_1);

        assertTimeoutPreemptively(BOUND, () -> {
            assertThat(reader.read(mail, NOW)).isNotNull();
            assertThat(reader.read(bare, NOW)).isNotNull();
        });
    }

    @Test
    void multiparts_within_multiparts_a_thousand_deep() {
        StringBuilder mail = new StringBuilder("From: mailer-daemon@x\nSubject: undeliverable\n");
        for (int depth = 0; depth < 1_000; depth++) {
            mail.append("Content-Type: multipart/report; boundary=b")
                    .append(depth)
                    .append("\n\n--b")
                    .append(depth)
                    .append('\n');
        }

        assertTimeoutPreemptively(
                BOUND,
                () -> assertThat(reader.read(mail.toString().getBytes(StandardCharsets.ISO_8859_1), NOW))
                        .isInstanceOf(InboundMail.Told.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-charset", "utf-7", "\"", "ISO-2022-CN-EXT", "../../etc/passwd"})
    void unknown_character_sets_are_read_as_utf_8(String charset) {
        byte[] mail = ("From: mailer-daemon@x\nSubject: =?" + charset
                        + "?q?failure_notice?=\nContent-Type: text/plain; charset=" + charset
                        + "\nContent-Transfer-Encoding: base64\n\n!!!not base64!!! 550 user unknown\n")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThatCode(() -> reader.read(mail, NOW)).doesNotThrowAnyException();
    }
}
