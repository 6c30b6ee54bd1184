package io.kairos.channel.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.kairos.channel.providers.FakeRelay.Act;
import io.kairos.channel.providers.FakeRelay.Verb;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FakeRelayTest {
    private static final List<String> SESSION = List.of(
            "EHLO me",
            "MAIL FROM:<a@example.org>",
            "RCPT TO:<b@example.org>",
            "DATA",
            "Message-ID: <m-1>\r\nX-Kairos-Dispatch: d-1\r\n\r\nHello\r\n.",
            "QUIT");

    @TempDir
    Path folder = Path.of("");

    private Path ledger = Path.of("");
    private FakeRelay relay = FakeRelay.start(Optional.empty());

    @BeforeEach
    void start() {
        relay.close();
        ledger = folder.resolve("ledger");
        relay = FakeRelay.start(Optional.of(ledger));
    }

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void takes_a_mail_and_has_it_on_disk_before_it_says_so() throws IOException {
        assertThat(say()).containsExactly("220", "250", "250", "250", "354", "250", "221");

        assertThat(Files.readString(ledger)).isEqualTo("d-1 <m-1>\n");
        assertThat(relay.received()).extracting(RelayedMail::dispatchId).containsExactly("d-1");
    }

    @Test
    void answers_as_told_once() throws IOException {
        relay.next(Verb.RCPT, Act.answer("450 4.2.1 later"));

        assertThat(say().get(3)).isEqualTo("450");
        assertThat(say().get(3)).isEqualTo("250");
    }

    @Test
    void drops_after_the_dot_and_keeps_the_mail_only_when_told_so() throws IOException {
        relay.next(Verb.DOT, Act.drop());
        assertThat(say()).hasSize(5);
        assertThat(relay.received()).isEmpty();

        relay.next(Verb.DOT, Act.drop().butTaken());
        assertThat(say()).hasSize(5);
        assertThat(relay.received()).hasSize(1);
    }

    @Test
    void falls_silent_at_the_greeting() throws IOException {
        relay.next(Verb.GREETING, Act.silent());

        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
            socket.setSoTimeout(100);
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> socket.getInputStream().read()))
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    /** The codes of the answers to one mail. */
    private List<String> say() throws IOException {
        List<String> codes = new ArrayList<>();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                codes.add(line.substring(0, 3));
                if (codes.size() <= SESSION.size()) {
                    socket.getOutputStream()
                            .write((SESSION.get(codes.size() - 1) + "\r\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return codes;
    }
}
